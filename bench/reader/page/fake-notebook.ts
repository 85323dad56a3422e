import type { Article } from '../../../src/contract/article.ts';
import type { CallInput } from '../../../src/contract/calls.ts';
import type { NotebookEvent } from '../../../src/contract/events.ts';
import type { Passage } from '../../../src/contract/passage.ts';
import type { Reply, Transport } from '../../../src/contract/transport.ts';
import { makePassage, type Sheet } from './prose.ts';

/**
 * A notebook with one article, in memory, as a host's transport: what the reader asks is answered as the core answers
 * it, rows handed over and not copied, because the other ways are handed theirs too.
 */
export function fakeNotebook(sheet: Sheet): Transport {
  let passages = [...sheet.passages];
  const row = article(sheet);
  const settings: Record<string, unknown> = {
    'margin.mode': new URLSearchParams(location.search).get('margin') ?? 'off',
  };
  const listeners = new Set<(event: NotebookEvent) => void>();
  const changed = (ids: string[]): void => {
    const event = { topics: ['passages', 'tags', 'history'], ids: ['article'], passages: ids };
    // After the reply, as events come.
    setTimeout(() => {
      for (const listener of listeners) listener(event as NotebookEvent);
    });
  };
  const answers: Record<string, (params: never) => unknown> = {
    'articles.get': () => row,
    'articles.place': () => ({}),
    'articles.list': () => ({ total: 0, articles: [] }),
    'tags.list': () => [],
    'articles.revisions': () => ({ revisions: [] }),
    'settings.get': () => ({ ...settings }),
    'settings.set': ({ key, value }: CallInput<'settings.set'>) => {
      settings[key] = value;
      return {};
    },
    'passages.list': ({ ids }: CallInput<'passages.list'>) => {
      const found = ids
        ? ids.flatMap((id) => passages.findLast((one) => one.id === id) ?? [])
        : [...passages];
      return { total: found.length, passages: found };
    },
    'passages.create': (input: CallInput<'passages.create'>) => {
      const range = input.where.kind === 'ranges' ? input.where.ranges[0] : undefined;
      if (!range) throw new Error('the benchmark marks by ranges');
      const made = {
        ...makePassage(`new${passages.length}`, range, sheet.text, input.color ?? 'yellow'),
        tags: input.tags ?? [],
      };
      passages.push(made);
      changed([made.id]);
      return made;
    },
    'passages.edit': ({ ids, ranges, color, addTags }: CallInput<'passages.edit'>) => {
      const edited: Passage[] = [];
      passages = passages.map((passage) => {
        if (!ids.includes(passage.id)) return passage;
        const range = ranges?.[0] ?? passage.ranges[0] ?? { start: 0, end: 1 };
        const next = {
          ...makePassage(passage.id, range, sheet.text, color ?? passage.color),
          tags: [...passage.tags, ...(addTags ?? [])],
        };
        edited.push(next);
        return next;
      });
      changed(ids);
      return edited;
    },
    'passages.delete': ({ ids }: CallInput<'passages.delete'>) => {
      passages = passages.filter(({ id }) => !ids.includes(id));
      changed(ids);
      return { passages: ids.length };
    },
  };
  return {
    request: async (call, params): Promise<Reply> => {
      const answer = answers[call];
      if (!answer) {
        return { ok: false, failure: { code: 'bad-params', message: `No ${call} here.` } };
      }
      return { ok: true, value: answer(params as never) };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function article({ blocks, text, passages }: Sheet): Article {
  return {
    id: 'article',
    title: 'Generated prose',
    author: ['A Machine'],
    issued: '2026',
    containerTitle: null,
    publisher: null,
    url: null,
    language: 'en',
    type: 'article',
    words: 60_000,
    characters: text.length,
    revision: 1,
    added: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    read: null,
    progress: 0,
    tags: [],
    passages: passages.length,
    collections: [],
    trashed: false,
    bibliography: {
      title: 'Generated prose',
      authors: [{ literal: 'A Machine' }],
      issued: '2026',
      containerTitle: null,
      publisher: null,
      url: null,
      doi: null,
      issn: null,
      language: 'en',
      type: 'article',
      accessed: null,
    },
    format: 'text',
    charset: null,
    sourceName: 'prose.txt',
    revisions: 1,
    current: 1,
    blocks: [...blocks],
    asides: [],
    position: 0,
  };
}
