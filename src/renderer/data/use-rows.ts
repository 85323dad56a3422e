import { keepPreviousData, type Query, useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallParams, CallResult } from '../../contract/calls.ts';
import { client } from './client.ts';

/** Calls that answer with a page of a list and the length of the whole. */
type ListCall = 'articles.list' | 'passages.list' | 'review.list';

type RowOf<N extends ListCall> = N extends 'articles.list'
  ? CallResult<'articles.list'>['articles'][number]
  : CallResult<'passages.list'>['passages'][number];

/** A list of which only the pages in view are held. */
export interface Rows<T> {
  /** The length of the whole; null until it is known. */
  readonly total: number | null;
  /** The row at an index, where its page is here. */
  readonly at: (index: number) => T | undefined;
  /** Says which rows are in view, first and last. */
  readonly show: (first: number, last: number) => void;
  readonly error: Error | null;
}

/** Rows of one page: a screen shows some ten, and a page is some 50 kB. */
const PAGE = 100;

/**
 * A list of any length, read a page at a time as it is scrolled. The old rows stay while a page is read
 * again or the order changes.
 */
export function useRows<N extends ListCall>(name: N, params: CallParams<N>): Rows<RowOf<N>> {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: [name, { ...params, limit: PAGE, offset: page * PAGE }],
      queryFn: () => client.call(name, { ...params, limit: PAGE, offset: page * PAGE }),
      placeholderData: (previous: unknown, query: Query | undefined) =>
        offsetOf(query) === page * PAGE ? (keepPreviousData(previous) as never) : undefined,
    })),
  });
  const held = new Map(
    pages.flatMap((page, index) => {
      const data = answers[index]?.data as CallResult<N> | undefined;
      return data ? [[page, data] as const] : [];
    }),
  );
  return {
    total: held.values().next().value?.total ?? null,
    at: (index) => rowsOf<N>(held.get(Math.floor(index / PAGE)))[index % PAGE],
    show: (first, last) => {
      const from = Math.floor(Math.max(0, first) / PAGE);
      const to = Math.floor(Math.max(0, last) / PAGE);
      const wanted = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      if (wanted.join() !== pages.join()) setPages(wanted);
    },
    error: answers.find((answer) => answer.error)?.error ?? null,
  };
}

function offsetOf(query: Query | undefined): number | undefined {
  return (query?.queryKey[1] as { offset?: number } | undefined)?.offset;
}

function rowsOf<N extends ListCall>(page: CallResult<N> | undefined): readonly RowOf<N>[] {
  if (!page) return [];
  return ('articles' in page
    ? page.articles
    : page.passages) as readonly unknown[] as readonly RowOf<N>[];
}
