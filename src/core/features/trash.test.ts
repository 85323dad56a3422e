import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Picture } from '../import/pictures.ts';
import { dumpNotebook } from '../testing/dump-notebook.ts';
import { openTestCore, type TestCore } from '../testing/open-test-core.ts';
import { putArticle } from '../testing/put-article.ts';

let notebook: TestCore;

beforeEach(() => {
  notebook = openTestCore();
});

afterEach(() => notebook.close());

/** Every file of the notebook's folder that holds one of these words, in any case. */
function filesWith(words: readonly string[]): string[] {
  const look = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return look(path);
      const text = readFileSync(path).toString('latin1').toLowerCase();
      return words.some((word) => text.includes(word.toLowerCase())) ? [name] : [];
    });
  return look(dirname(notebook.path));
}

function canary(): string {
  return `c${randomBytes(15).toString('hex')}y`;
}

describe('deleted for good', () => {
  test('means that no file of the folder holds a word of it, and the rest is as it was', async () => {
    const words = {
      text: canary(),
      title: canary(),
      quote: canary(),
      note: canary(),
      old: canary(),
    };
    putArticle(notebook.core, 'Stays', ['Other words that stay.']);
    await notebook.call('passages.create', {
      article: (await notebook.call('articles.list', {})).articles[0]?.id ?? '',
      where: { kind: 'quote', quote: 'Other words' },
      tags: ['Shared'],
    });
    const stays = dumpNotebook(notebook.core.db);
    const id = putArticle(notebook.core, words.title, [
      `First ${words.text} and ${words.quote}.`,
      ...Array.from({ length: 40 }, (_, n) => `Paragraph ${n} with ${words.text}${n} in it.`),
    ]);
    const { id: passage } = await notebook.call('passages.create', {
      article: id,
      where: { kind: 'quote', quote: words.quote },
      note: { markdown: words.old, state: null },
      tags: ['Shared'],
    });
    const { id: other } = await notebook.call('passages.create', {
      article: id,
      where: { kind: 'quote', quote: `${words.text}7` },
    });
    await notebook.call('links.add', { from: passage, to: other, note: words.note });
    await notebook.call('passages.edit', {
      ids: [passage],
      note: { markdown: words.note, state: null },
    });
    await notebook.call('drafts.keep', { name: `note:${passage}`, text: `more ${words.note}` });
    await notebook.call('passages.delete', { ids: [other] });
    await notebook.call('articles.edit', { id, fields: { publisher: words.text } });
    await notebook.call('history.undo', {});
    await notebook.call('history.redo', {});
    const backup = await notebook.call('backups.make', {});
    await notebook.call('articles.trash', { ids: [id] });
    const all = Object.values(words);
    expect(filesWith(all).length).toBeGreaterThan(1);

    const look = await notebook.call('trash.look', {});
    expect(look).toMatchObject({ articles: 1, passages: 1, backups: [{ id: backup.id }] });
    const gone = await notebook.call('trash.purge', { confirm: 1 });
    expect(gone.backups.map((one) => one.id)).toEqual([backup.id]);
    // What holds it still is the backup, as was said.
    expect(filesWith(all)).toEqual([`${backup.id}.commonplace`]);
    await notebook.call('backups.delete', { ids: [backup.id] });
    expect(filesWith(all)).toEqual([]);

    expect(dumpNotebook(notebook.core.db)).toBe(stays);
    const findings = await notebook.call('notebook.check', {});
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect((await notebook.call('drafts.list', {})).length).toBe(0);
    // The history goes on from there, in both ways, and names nothing that is gone.
    const { changes } = await notebook.call('history.list', {});
    expect(changes.map(({ label }) => label)).toEqual([
      'Highlight “Other words”',
      'Import “Stays”',
    ]);
    await notebook.call('history.undo', {});
    await notebook.call('history.redo', {});
    expect(dumpNotebook(notebook.core.db)).toBe(stays);
    await notebook.reopen();
    expect(filesWith(all)).toEqual([]);
  });

  test('takes the pictures along that no other article shows, nor could show again', async () => {
    const picture = (name: string): Picture => ({
      sha256: name.repeat(64).slice(0, 64),
      type: 'image/png',
      bytes: Buffer.from(canary()),
    });
    const [own, shared] = [picture('a'), picture('b')];
    putArticle(notebook.core, 'Stays', ['Words.'], { pictures: [shared] });
    const id = putArticle(notebook.core, 'Goes', ['Other words.'], { pictures: [own, shared] });
    expect(filesWith([own.bytes.toString()]).length).toBe(1);
    await notebook.call('articles.trash', { ids: [id] });
    await notebook.call('trash.purge', { confirm: 1 });
    expect(filesWith([own.bytes.toString()])).toEqual([]);
    expect(filesWith([shared.bytes.toString()]).length).toBe(1);
  });

  test('takes the backups along where that is asked', async () => {
    const word = canary();
    const id = putArticle(notebook.core, 'A', [`Some ${word}.`]);
    await notebook.call('backups.make', {});
    await notebook.call('articles.trash', { ids: [id] });
    const { backups } = await notebook.call('trash.purge', { confirm: 1, backups: true });
    expect(backups).toEqual([]);
    expect(filesWith([word])).toEqual([]);
  });

  test('a change that touched other things too is undone without what is gone', async () => {
    const one = putArticle(notebook.core, 'One', ['Words of one.']);
    const two = putArticle(notebook.core, 'Two', ['Words of two.']);
    const before = dumpNotebook(notebook.core.db);
    await notebook.call('articles.tag', { ids: [one, two], add: ['Both'] });
    await notebook.call('tags.delete', { tag: 'Both' });
    await notebook.call('articles.trash', { ids: [one] });
    await notebook.call('trash.purge', { confirm: 1 });
    await notebook.call('history.undo', {});
    expect((await notebook.call('tags.list', {}))[0]).toMatchObject({ path: 'Both', articles: 1 });
    await notebook.call('history.undo', {});
    expect(before).toContain('"Two"');
    expect(dumpNotebook(notebook.core.db)).not.toContain('Both');
  });

  test('is asked for with the number, of the trash only', async () => {
    const id = putArticle(notebook.core, 'A', ['Some words.']);
    await expect(notebook.call('trash.purge', { ids: [id], confirm: 1 })).rejects.toThrow(
      'is not in the trash',
    );
    await expect(notebook.call('trash.purge', {})).rejects.toMatchObject({
      failure: { code: 'nothing' },
    });
    await notebook.call('articles.trash', { ids: [id] });
    await expect(notebook.call('trash.purge', {})).rejects.toMatchObject({
      failure: { code: 'unconfirmed', count: 1 },
    });
    await expect(notebook.call('trash.purge', { confirm: 2 })).rejects.toThrow('1 article');
    expect((await notebook.call('articles.list', { trashed: true })).total).toBe(1);
  });
});

test('the trash keeps quotes and notes until it is emptied', async () => {
  const id = putArticle(notebook.core, 'A', ['Some words.']);
  await notebook.call('passages.create', {
    article: id,
    where: { kind: 'quote', quote: 'words' },
    note: { markdown: 'Mine', state: null },
  });
  await notebook.call('articles.trash', { ids: [id] });
  await notebook.call('articles.restore', { ids: [id] });
  const { passages } = await notebook.call('passages.list', { article: id });
  expect(passages).toMatchObject([{ quote: 'words', note: 'Mine' }]);
});

describe('beyond twenty things', () => {
  test('an action asks with their number, does it when that comes back, and is one step', async () => {
    const words = Array.from({ length: 30 }, (_, n) => `word${n}`);
    const article = putArticle(notebook.core, 'A', [words.join(' ')]);
    const ids: string[] = [];
    for (const quote of words.map((word) => `${word}`).slice(10)) {
      ids.push(
        (
          await notebook.call('passages.create', {
            article,
            where: { kind: 'quote', quote },
            tags: ['T'],
          })
        ).id,
      );
    }
    const more = await notebook.call('passages.create', {
      article,
      where: { kind: 'ranges', ranges: [{ start: 0, end: 5 }] },
      tags: ['T'],
    });
    const before = dumpNotebook(notebook.core.db);
    // Twenty are done without a word.
    await notebook.call('passages.edit', { ids, color: 'red' });
    await notebook.call('history.undo', {});
    const all = [...ids, more.id];
    const asked = [
      notebook.call('passages.edit', { ids: all, color: 'red' }),
      notebook.call('passages.delete', { ids: all }),
      notebook.call('tags.delete', { tag: 'T' }),
      notebook.call('tags.merge', { from: ['T'], into: 'T' }),
    ];
    for (const call of asked) {
      await expect(call).rejects.toMatchObject({ failure: { code: 'unconfirmed', count: 21 } });
    }
    expect(dumpNotebook(notebook.core.db)).toBe(before);
    await expect(notebook.call('passages.delete', { ids: all, confirm: 20 })).rejects.toThrow();
    await notebook.call('passages.delete', { ids: all, confirm: 21 });
    const { backups } = await notebook.call('backups.list', {});
    expect(backups).toMatchObject([{ cause: 'before-deletion', verified: true, passages: 21 }]);
    await notebook.call('history.undo', {});
    expect(dumpNotebook(notebook.core.db)).toBe(before);
    // A tag goes, what bore it stays.
    await notebook.call('tags.delete', { tag: 'T', confirm: 21 });
    expect((await notebook.call('passages.list', {})).total).toBe(21);
  });
});
