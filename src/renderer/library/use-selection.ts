import { useRef, useState } from 'react';
import type { Rows } from '../data/use-rows.ts';
import { announce } from '../state/announce.ts';
import type { Choice } from '../ui/virtual-listbox.tsx';

/** Which row of a list has the focus and which are chosen, as keys and presses change it. */
export interface Selection {
  readonly active: number;
  readonly selected: ReadonlySet<string>;
  readonly choose: (index: number, choice: Choice | 'move') => void;
  readonly selectAll: () => void;
}

interface Options {
  readonly ids: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
  /** Ids of rows that were never scrolled to, first and last included. */
  readonly fetchIds: (first: number, last: number) => Promise<readonly string[]>;
  /** "3 articles", for the announcement. */
  readonly count: (rows: number) => string;
}

/** The selection of a list of which only a part is here. */
export function useSelection<T extends { readonly id: string }>(
  rows: Rows<T>,
  { ids, onSelect, fetchIds, count }: Options,
): Selection {
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const total = rows.total ?? 0;
  const select = (selected: readonly string[]): void => {
    onSelect(selected);
    if (selected.length > 1) announce(`${count(selected.length)} selected`);
  };
  const between = async (from: number, to: number): Promise<void> => {
    const indices = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const here = indices.flatMap((index) => rows.at(index)?.id ?? []);
    select(here.length === indices.length ? here : await fetchIds(from, to));
  };
  return {
    active: Math.min(active, Math.max(0, total - 1)),
    selected: new Set(ids),
    choose: (index, choice) => {
      setActive(index);
      const id = rows.at(index)?.id;
      if (choice !== 'range' && choice !== 'move') anchor.current = index;
      if (choice === 'range') {
        void between(Math.min(anchor.current, index), Math.max(anchor.current, index));
      } else if (choice === 'one') {
        select(id === undefined ? [] : [id]);
      } else if (choice === 'toggle' && id !== undefined) {
        select(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
      }
    },
    selectAll: () => {
      if (total > 0) void between(0, total - 1);
    },
  };
}
