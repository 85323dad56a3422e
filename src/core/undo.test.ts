import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CallName, CallParams } from '../contract/calls.ts';
import { CallFailure } from '../contract/failure.ts';
import { colors, type Range } from '../contract/passage.ts';
import { runAction } from './handler.ts';
import { ensureTags } from './store/tag-store.ts';
import { dumpNotebook } from './testing/dump-notebook.ts';
import { openTestCore, type TestCore } from './testing/open-test-core.ts';
import { putArticle } from './testing/put-article.ts';

/**
 * What somebody does. Numbers choose among the things there are at that moment, so that most steps hit.
 */
type Step =
  | { readonly kind: 'import'; readonly words: string; readonly tag: string }
  | { readonly kind: 'batch'; readonly tag: string }
  | {
      readonly kind: 'highlight';
      readonly which: number;
      readonly at: readonly number[];
      readonly tags: readonly string[];
      readonly note: string;
    }
  | {
      readonly kind: 'edit';
      readonly which: readonly number[];
      readonly change: number;
      readonly tag: string;
      readonly note: string;
      readonly at: readonly number[];
    }
  | { readonly kind: 'delete'; readonly which: readonly number[] }
  | { readonly kind: 'link'; readonly which: readonly number[] }
  | {
      readonly kind: 'article';
      readonly which: number;
      readonly change: number;
      readonly tag: string;
      readonly words: string;
    }
  | {
      readonly kind: 'tag';
      readonly which: readonly number[];
      readonly change: number;
      readonly tag: string;
    }
  | {
      readonly kind: 'collection';
      readonly which: readonly number[];
      readonly change: number;
      readonly words: string;
    }
  | { readonly kind: 'search'; readonly words: string; readonly remove: boolean }
  | { readonly kind: 'sample'; readonly remove: boolean }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'restart' };

const tagName = fc.constantFrom('Claims', 'claims', 'Tésté', 'teste', 'Ω', '日本', 'a b');
const tagPath = fc.array(tagName, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  fc.constantFrom(
    'a\u0000b',
    '\ud800 half',
    'naïve 👩‍👩‍👧 words',
    '“quoted” 1,500',
    'x '.repeat(200),
  ),
);
const some = fc.array(fc.nat(50), { minLength: 1, maxLength: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('import' as const), words, tag: tagPath }),
  fc.record({ kind: fc.constant('batch' as const), tag: tagPath }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('highlight' as const),
      which: fc.nat(50),
      at: some,
      tags: fc.array(tagPath, { maxLength: 2 }),
      note: words,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      which: some,
      change: fc.nat(4),
      tag: tagPath,
      note: words,
      at: some,
    }),
  },
  fc.record({ kind: fc.constant('delete' as const), which: some }),
  fc.record({ kind: fc.constant('link' as const), which: some }),
  fc.record({
    kind: fc.constant('article' as const),
    which: fc.nat(50),
    change: fc.nat(5),
    tag: tagPath,
    words,
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('tag' as const),
      which: some,
      change: fc.nat(6),
      tag: tagPath,
    }),
  },
  fc.record({ kind: fc.constant('collection' as const), which: some, change: fc.nat(3), words }),
  fc.record({ kind: fc.constant('search' as const), words, remove: fc.boolean() }),
  fc.record({ kind: fc.constant('sample' as const), remove: fc.boolean() }),
  { weight: 2, arbitrary: fc.constantFrom<Step>({ kind: 'undo' }, { kind: 'redo' }) },
  fc.record({ kind: fc.constant('restart' as const) }),
);

test('whatever was done, undo goes back through the very states it came by, and redo forth again', async () => {
  let calls = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const notebook = openTestCore();
      try {
        const walk = new Walk(notebook);
        for (const one of steps) await walk.take(one);
        await walk.thereAndBack();
        calls += walk.calls;
        refused += walk.refused;
      } finally {
        await notebook.close();
      }
    }),
    { numRuns: Number(process.env.UNDO_RUNS ?? 120) },
  );
  // A test whose steps are mostly refused would prove little.
  expect(refused).toBeLessThan(calls * 0.5);
}, 300_000);

/** A walk through a notebook with a model of its history: the states it was in. */
class Walk {
  calls = 0;
  refused = 0;
  readonly #notebook: TestCore;
  /** The states that undo and redo lead to; the present one is at `#now`. */
  #states: string[];
  #now = 0;
  #batch: number | null = null;

  constructor(notebook: TestCore) {
    this.#notebook = notebook;
    this.#states = [this.#dump()];
    putArticle(notebook.core, 'First', [
      'The first paragraph says this.',
      'Another says 👩‍👩‍👧 that.',
    ]);
    this.#remember(0);
  }

  async take(step: Step): Promise<void> {
    const changes = this.#changes();
    this.calls += 1;
    try {
      if (step.kind === 'undo' || step.kind === 'redo') return await this.#turn(step.kind);
      if (step.kind === 'restart') {
        this.#batch = null;
        await this.#notebook.reopen();
        expect(this.#dump()).toBe(this.#states[this.#now]);
        return;
      }
      await this.#act(step);
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      this.refused += 1;
      // What is refused leaves everything as it was.
      expect(this.#dump()).toBe(this.#states[this.#now]);
      expect(this.#changes()).toBe(changes);
      return;
    }
    this.#remember(changes);
  }

  async thereAndBack(): Promise<void> {
    const end = this.#now;
    await this.#sound();
    while (this.#now > 0) await this.#turn('undo');
    await this.#sound();
    await this.#notebook.reopen();
    while (this.#now < end) await this.#turn('redo');
    await this.#sound();
  }

  async #turn(way: 'undo' | 'redo'): Promise<void> {
    const next = this.#now + (way === 'undo' ? -1 : 1);
    if (next < 0 || next >= this.#states.length) {
      await expect(this.#notebook.call(`history.${way}`, {})).rejects.toMatchObject({
        failure: { code: 'nothing' },
      });
    } else {
      await this.#notebook.call(`history.${way}`, {});
      this.#now = next;
    }
    expect(this.#dump()).toBe(this.#states[this.#now]);
  }

  async #sound(): Promise<void> {
    for (const { check, ok, detail } of await this.#notebook.call('notebook.check', {})) {
      expect(ok, `${check}: ${detail}`).toBe(true);
    }
  }

  #remember(changesBefore: number): void {
    const changes = this.#changes();
    const state = this.#dump();
    if (changes > changesBefore) {
      this.#states = [...this.#states.slice(0, this.#now + 1), state];
      this.#now += 1;
    } else if (state !== this.#states[this.#now]) {
      // Only a batch may add to the change before it.
      expect(this.#batch).not.toBeNull();
      this.#states[this.#now] = state;
    }
  }

  async #act(
    step: Exclude<Step, { readonly kind: 'undo' | 'redo' | 'restart' }>,
  ): Promise<unknown> {
    const { core } = this.#notebook;
    const call = <N extends CallName>(name: N, params: CallParams<N>): Promise<unknown> =>
      this.#notebook.call(name, params);
    switch (step.kind) {
      case 'import':
        putArticle(core, step.words.trim() || 'x', [step.words, `${step.words} twice`], {
          tags: [step.tag],
        });
        return undefined;
      case 'batch':
        this.#batch = runAction(core, this.#batch, (action) => {
          ensureTags(action.db, [step.tag], action.at, action.newId);
          action.says('Import many', ['tags']);
        }).key;
        return undefined;
      case 'highlight': {
        const article = this.#one('article', step.which);
        return call('passages.create', {
          article,
          where: { kind: 'ranges', ranges: this.#ranges(article, step.at) },
          tags: [...step.tags],
          note: { markdown: step.note, state: null },
        });
      }
      case 'edit': {
        const ids = this.#several('passage', step.which);
        const [first = ''] = ids;
        if (step.change === 0) return call('passages.edit', { ids, addTags: [step.tag] });
        if (step.change === 1) return call('passages.edit', { ids, removeTags: [step.tag] });
        if (step.change === 2)
          return call('passages.edit', { ids, color: colors[ids.length] ?? 'red' });
        if (step.change === 3) {
          return call('passages.edit', {
            ids: [first],
            note: { markdown: step.note, state: JSON.stringify({ root: step.note }) },
          });
        }
        const article = core.db.value<string>(
          'SELECT a.id FROM passage p JOIN article a ON a.key = p.article WHERE p.id = ?',
          first,
        );
        return call('passages.edit', {
          ids: [first],
          ranges: this.#ranges(article ?? '', step.at),
        });
      }
      case 'delete':
        return call('passages.delete', { ids: this.#several('passage', step.which) });
      case 'link': {
        const [from = 'x', to = 'y'] = this.#several('passage', step.which);
        return call('links.add', { from, to, note: 'so' });
      }
      case 'article': {
        const id = this.#one('article', step.which);
        if (step.change === 0) return call('articles.trash', { ids: [id] });
        if (step.change === 1) return call('articles.restore', { ids: [id] });
        if (step.change === 2) return call('articles.tag', { ids: [id], add: [step.tag] });
        if (step.change === 3) return call('articles.tag', { ids: [id], remove: [step.tag] });
        if (step.change === 4) return call('articles.place', { id, position: 1, progress: 0.5 });
        return call('articles.edit', {
          id,
          fields: { title: step.words, authors: [{ family: step.words }], publisher: step.words },
        });
      }
      case 'tag': {
        const [tag = 'Claims', other = 'Claims', third = 'Claims'] = this.#tags(step.which);
        if (step.change === 0)
          return call('tags.add', { path: step.tag, color: 'red', description: 'x' });
        if (step.change === 1) return call('tags.edit', { tag, name: step.tag });
        if (step.change === 2)
          return call('tags.edit', { tag, color: 'blue', description: step.tag });
        if (step.change === 3) return call('tags.move', { tag, parent: other });
        if (step.change === 4) return call('tags.move', { tag, parent: null });
        if (step.change === 5) return call('tags.merge', { from: [tag, third], into: other });
        return call('tags.delete', { tag });
      }
      case 'collection': {
        const ids = this.#several('article', step.which);
        if (step.change === 0) return call('collections.add', { name: step.words });
        const id = this.#one('collection', step.which[0] ?? 0);
        if (step.change === 1) return call('collections.rename', { id, name: step.words });
        if (step.change === 2) return call('collections.delete', { id });
        return call('articles.collect', { ids, collection: id, member: ids.length % 2 === 0 });
      }
      case 'search':
        return step.remove
          ? call('searches.delete', { id: this.#one('search', 0) })
          : call('searches.add', { name: step.words, query: step.words });
      case 'sample':
        return call(step.remove ? 'sample.remove' : 'sample.add', {});
    }
  }

  #ranges(article: string, at: readonly number[]): Range[] {
    const length =
      this.#notebook.core.db.value<number>(
        `SELECT r.characters FROM article a JOIN revision r ON r.article = a.key WHERE a.id = ?`,
        article,
      ) ?? 1;
    return at.map((start) => ({ start: start % length, end: (start % length) + 1 + (start % 7) }));
  }

  #one(table: string, which: number): string {
    return this.#several(table, [which])[0] ?? 'none';
  }

  #several(table: string, which: readonly number[]): string[] {
    const ids = this.#notebook.core.db
      .all<{ id: string }>(`SELECT id FROM ${table} ORDER BY key`)
      .map((row) => row.id);
    return ids.length === 0 ? ['none'] : [...new Set(which.map((n) => ids[n % ids.length] ?? ''))];
  }

  #tags(which: readonly number[]): string[] {
    const paths = this.#notebook.core.db.all<{ path: string }>(
      `WITH RECURSIVE placed (key, path) AS (
         SELECT key, name FROM tag WHERE parent IS NULL
         UNION ALL SELECT t.key, placed.path || '/' || t.name FROM tag t JOIN placed ON t.parent = placed.key
       ) SELECT path FROM placed ORDER BY key`,
    );
    return which.map((n) => paths[n % Math.max(1, paths.length)]?.path ?? 'none');
  }

  #changes(): number {
    return this.#notebook.core.db.value<number>('SELECT ifnull(max(key), 0) FROM change') ?? 0;
  }

  #dump(): string {
    return dumpNotebook(this.#notebook.core.db);
  }
}
