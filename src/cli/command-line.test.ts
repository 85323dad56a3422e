import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const PROGRAM = join(import.meta.dirname, 'index.ts');
const ARTICLE = join(import.meta.dirname, 'fixtures', 'ferry-strike.txt');
const QUOTE = 'only about 40 sailors';

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

let folder = '';
let notebook = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-cli-'));
  notebook = join(folder, 'Notebook.commonplace');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the program in a process of its own, as a shell would. */
function run(...words: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [PROGRAM, '--notebook', notebook, ...words],
      { encoding: 'utf8' },
      (error, out, err) => resolve({ status: error ? Number(error.code ?? 1) : 0, out, err }),
    );
  });
}

/** The objects a `--json` run printed. */
async function json<T = Record<string, unknown>>(...words: string[]): Promise<T[]> {
  const { status, out, err } = await run(...words, '--json');
  expect(err, words.join(' ')).toBe('');
  expect(status).toBe(0);
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

async function importArticle(): Promise<string> {
  const [row] = await json<{ status: string; articleId: string }>('import', ARTICLE);
  expect(row?.status).toBe('added');
  return row?.articleId ?? '';
}

interface PassageLine {
  readonly id: string;
  readonly quote: string;
  readonly ranges: { start: number; end: number }[];
  readonly tags: string[];
  readonly note: string;
  readonly color: string;
  readonly state: string;
}

async function highlight(article: string): Promise<PassageLine> {
  const [passage] = await json<PassageLine>(
    ...['highlight', article, '--quote', QUOTE, '--tag', 'Claims/Disputed'],
    ...['--note', 'Contradicted by the *union*', '--color', 'yellow'],
  );
  if (!passage) throw new Error('no passage was made');
  return passage;
}

describe('the journey of one article', () => {
  test('a pasted page comes in with title, paragraphs and language, and without its banner', async () => {
    const [row] = await json<{ articleId: string; title: string; warnings: string[] }>(
      'import',
      ARTICLE,
    );
    expect(row?.title).toBe('Ferry strike leaves the outer islands waiting for bread and letters');
    const [listed] = await json<{ language: string; characters: number }>('list');
    expect(listed?.language).toBe('en');

    const { out } = await run('show', row?.articleId ?? '', '--format', 'text');
    const blocks = out.split('\n\n');
    expect(blocks).toHaveLength(6);
    expect(blocks[0]).toBe(row?.title);
    expect(out).toContain('6\u00a0May 2025');
    expect(out).toContain('\u201cBut flour does not swim.\u201d');
    expect(out).not.toContain('cookies');
    expect(out).not.toContain('buttons=');
    expect(out.length).toBe(listed?.characters);
    const original = await run('show', row?.articleId ?? '', '--format', 'original');
    expect(original.out).toBe(readFileSync(ARTICLE, 'utf8'));
  });

  test('a highlight cuts exactly its quote out of the text and is found by tag and by search', async () => {
    const article = await importArticle();
    const passage = await highlight(article);
    const { out } = await run('show', article, '--format', 'text');
    expect(passage.ranges.map(({ start, end }) => out.slice(start, end))).toEqual([QUOTE]);
    expect(passage).toMatchObject({ quote: QUOTE, tags: ['Claims/Disputed'], state: 'exact' });

    const found = await json<PassageLine>('passages', '--tag', 'Claims');
    expect(found.map(({ id }) => id)).toEqual([passage.id]);
    const hits = await json<{ kind: string; id: string }>('search', 'sailors tag:Claims');
    expect(hits).toContainEqual(expect.objectContaining({ kind: 'passage', id: passage.id }));
  });

  test.each(['md', 'html', 'csv', 'json'])(
    'export as %s carries quote, tags, note and source',
    async (format) => {
      const article = await importArticle();
      await highlight(article);
      const { status, out } = await run('export', '--format', format);
      expect(status).toBe(0);
      for (const words of [
        QUOTE,
        'Claims',
        'Disputed',
        'Contradicted by the',
        'Ferry strike leaves',
      ]) {
        expect(out).toContain(words);
      }
    },
  );

  test('undo takes the passage away and redo brings it back, each in a process of its own', async () => {
    const article = await importArticle();
    const passage = await highlight(article);
    const [undone] = await json<{ label: string; undone: boolean }>('undo');
    expect(undone?.undone).toBe(true);
    expect(undone?.label).toContain('Highlight');
    expect(await json('passages')).toEqual([]);
    expect(await json('tags')).toEqual([]);
    await json('redo');
    expect(await json<PassageLine>('passages')).toEqual([passage]);
    expect((await json('history')).length).toBe(2);
  });

  test('tags are added, renamed, moved, merged and deleted without losing a passage', async () => {
    const article = await importArticle();
    const passage = await highlight(article);
    await json(
      'tag',
      'add',
      'Sources/Union',
      '--color',
      'green',
      '--description',
      'What the union says',
    );
    await json('tag', 'rename', 'Claims/Disputed', 'Contested');
    await json('tag', 'move', 'Claims/Contested', 'Sources');
    const paths = (await json<{ path: string }>('tags')).map(({ path }) => path);
    expect(paths).toEqual(['Claims', 'Sources', 'Sources/Contested', 'Sources/Union']);
    await json('tag', 'merge', 'Sources/Contested', 'Sources/Union');
    expect((await json<PassageLine>('passages'))[0]?.tags).toEqual(['Sources/Union']);
    await json('tag', 'delete', 'Sources');
    const left = await json<PassageLine>('passages');
    expect(left.map(({ id, tags }) => ({ id, tags }))).toEqual([{ id: passage.id, tags: [] }]);
  });

  test('a passage can be edited, moved and deleted', async () => {
    const article = await importArticle();
    const passage = await highlight(article);
    const [edited] = await json<PassageLine & { text: string }>(
      ...['passage', 'edit', passage.id, '--add-tag', 'Numbers', '--remove-tag', 'Claims/Disputed'],
      ...['--color', 'red', '--attach', '0:12'],
    );
    expect(edited).toMatchObject({ tags: ['Numbers'], color: 'red', text: 'Ferry strike' });
    await json('passage', 'delete', passage.id);
    expect(await json('passages')).toEqual([]);
  });

  test('stats and check say what is there and that it is sound', async () => {
    const article = await importArticle();
    await highlight(article);
    const [stats] = await json('stats');
    expect(stats).toMatchObject({ articles: 1, revisions: 1, passages: 1, tags: 2, changes: 2 });
    const rows = await json<{ ok: boolean }>('check', '--rebuild-index');
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every(({ ok }) => ok)).toBe(true);
  });

  test('a folder is one step to undo, and a file it could not read is named', async () => {
    writeFileSync(join(folder, 'a.md'), '# First\n\nSome words that are read here.\n');
    writeFileSync(join(folder, 'b.txt'), '');
    writeFileSync(join(folder, 'c.txt'), 'Third\n\nOther words that are read here.\n');
    const sources = [join(folder, 'a.md'), join(folder, 'b.txt'), join(folder, 'c.txt')];
    const { status, out, err } = await run('import', ...sources);
    expect(status).toBe(1);
    expect(out).toContain('added');
    expect(err).toContain('b.txt');
    expect(await json('list')).toHaveLength(2);
    await json('undo');
    expect(await json('list')).toEqual([]);
  });

  test('what is trashed comes back until the trash is emptied, which is asked for with its number', async () => {
    const article = await importArticle();
    await highlight(article);
    expect(await json('trash', 'add', article)).toEqual([{ articles: 1, passages: 1 }]);
    expect(await json('list')).toEqual([]);
    await json('trash', 'restore', article);
    expect(await json('passages')).toHaveLength(1);
    await json('trash', 'add', article);
    expect((await json('trash', 'list')).map(({ id }) => id)).toEqual([article]);
    const asked = await run('trash', 'empty');
    expect(asked.status).toBe(1);
    expect(asked.err).toBe(
      'This deletes 1 article and 1 passage for good. Nothing was done; --yes does it.\n',
    );
    expect(await json('trash', 'list')).toHaveLength(1);
    const [gone] = await json('--yes', 'trash', 'empty');
    expect(gone).toMatchObject({ articles: 1, passages: 1 });
    expect(await json('trash', 'list')).toEqual([]);
    expect((await run('trash', 'empty')).err).toBe('The trash is empty.\n');
  });

  test('the same document twice is said to be a duplicate', async () => {
    const article = await importArticle();
    const [again] = await json<{ status: string; articleId: string }>('import', ARTICLE);
    expect(again).toMatchObject({ status: 'duplicate', articleId: article });
    expect(await json('list')).toHaveLength(1);
  });
});

describe('what is refused', () => {
  /** One sentence on standard error, nothing on standard output, the notebook as it was. */
  async function refused(status: number, words: string[], message: RegExp): Promise<void> {
    const before = await json('stats');
    const ran = await run(...words);
    expect(ran.status, words.join(' ')).toBe(status);
    expect(ran.err).toMatch(message);
    expect(ran.err.trim().split('\n')).toHaveLength(1);
    expect(ran.err).not.toMatch(/\bat .*:\d+:\d+/);
    expect((await json('stats'))[0]).toMatchObject({
      ...before[0],
      bytes: expect.any(Number),
    });
  }

  test('an ambiguous and an absent quote', async () => {
    const article = await importArticle();
    await refused(1, ['highlight', article, '--quote', 'The company'], /more than once|times/);
    await refused(1, ['highlight', article, '--quote', 'a quote that is not there'], /not/);
    const [passage] = await json<PassageLine>(
      ...['highlight', article, '--quote', 'The company', '--suffix', ' disputes'],
    );
    expect(passage?.quote).toBe('The company');
  });

  test('a missing, an empty and a binary file', async () => {
    const empty = join(folder, 'empty.txt');
    const binary = join(folder, 'picture.png');
    writeFileSync(empty, '');
    writeFileSync(binary, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await refused(1, ['import', join(folder, 'missing.txt')], /missing\.txt/);
    await refused(1, ['import', empty], /empty\.txt/);
    await refused(1, ['import', binary], /picture\.png/);
  });

  test('a document larger than any that is read, before it is read', async () => {
    const huge = join(folder, 'huge.txt');
    writeFileSync(huge, 'Some words.');
    truncateSync(huge, 3 * 1024 ** 3);
    await refused(1, ['import', huge], /huge\.txt is larger than 100 MB\./);
    const article = await importArticle();
    await refused(1, ['revise', article, huge], /huge\.txt is larger than 100 MB\./);
  });

  test('an unknown id, and words that do not fit', async () => {
    await refused(1, ['show', '019a0000-0000-7000-8000-000000000000'], /019a0000/);
    await refused(1, ['passage', 'delete', 'nobody'], /nobody/);
    await refused(2, ['highlight', 'x'], /--quote/);
    await refused(2, ['list', '--limit', 'many'], /limit/);
    await refused(2, ['import', '-'], /--type/);
    await refused(2, ['frobnicate'], /frobnicate/);
    await refused(1, ['undo'], /undo/);
  });

  test('a notebook that is none is left as it is, byte for byte', async () => {
    for (const bytes of ['', 'just some text\n', `SQLite format 3\0${'\0'.repeat(200)}`]) {
      writeFileSync(notebook, bytes);
      const ran = await run('list');
      expect(ran.status).toBe(3);
      expect(ran.err).toContain('Notebook.commonplace');
      expect(ran.err.trim().split('\n')).toHaveLength(1);
      expect(readFileSync(notebook, 'latin1')).toBe(bytes);
    }
  });

  test('a notebook that cannot be written', async () => {
    await json('stats');
    chmodSync(notebook, 0o444);
    const before = readFileSync(notebook);
    const ran = await run('import', ARTICLE);
    expect(ran.status).toBe(3);
    expect(ran.err).toContain('cannot be written');
    expect(readFileSync(notebook).equals(before)).toBe(true);
    notebook = '/dev/null/Notebook.commonplace';
    expect((await run('list')).status).toBe(3);
  });

  test('a second opener is told who holds the notebook, and may open it once that one is gone', async () => {
    const holder = spawn(process.execPath, [PROGRAM, '--notebook', notebook, 'serve']);
    try {
      await new Promise((resolve, reject) => {
        holder.stdout.once('data', resolve);
        holder.once('exit', reject);
      });
      const ran = await run('list');
      expect(ran.status).toBe(3);
      expect(ran.err).toContain(`process ${holder.pid}`);
    } finally {
      const gone = new Promise((resolve) => holder.once('exit', resolve));
      holder.kill('SIGKILL');
      await gone;
    }
    expect((await run('list')).status).toBe(0);
  });

  test('an export that cannot be written leaves the old file', async () => {
    const article = await importArticle();
    await highlight(article);
    const out = join(folder, 'notes.md');
    await json('export', '--format', 'md', '--out', out);
    expect(readFileSync(out, 'utf8')).toContain(QUOTE);
    const ran = await run('export', '--format', 'md', '--out', join(folder, 'nowhere', 'notes.md'));
    expect(ran.status).toBe(1);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect(statSync(out).size).toBeGreaterThan(0);
  });
});

describe('a new revision', () => {
  const revisedFile = (): string => {
    const path = join(folder, 'revised.txt');
    writeFileSync(path, readFileSync(ARTICLE, 'utf8').replace('only about 40', 'only about 45'));
    return path;
  };

  test('tells what became of each passage, shows both texts, and attaches where it is told to', async () => {
    const id = await importArticle();
    const passage = await highlight(id);
    const { out, err } = await run('revise', id, revisedFile(), '--json');
    expect(err).toBe('Set aside: Cookie banner (3 lines).\n');
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toEqual([
      expect.objectContaining({
        passageId: passage.id,
        state: 'changed',
        before: QUOTE,
        after: 'only about 45 sailors',
      }),
    ]);
    expect(await json<PassageLine>('passages', '--state', 'changed')).toEqual([
      expect.objectContaining({
        id: passage.id,
        quote: QUOTE,
        text: 'only about 45 sailors',
        revision: 1,
        review: 'open',
      }),
    ]);
    const old = await run('show', id, '--format', 'text', '--revision', '1');
    const now = await run('show', id, '--format', 'text');
    expect([old.out.includes(QUOTE), now.out.includes(QUOTE)]).toEqual([true, false]);
    const start = now.out.indexOf('only about 45 sailors');
    const [attached] = await json(
      ...['passage', 'edit', passage.id, '--attach', `${start}:${start + 21}`],
    );
    expect(attached).toMatchObject({
      quote: QUOTE,
      text: 'only about 45 sailors',
      revision: 2,
      state: 'changed',
      review: 'attached',
    });
    for (let steps = 0; steps < 2; steps += 1) expect((await run('undo')).status).toBe(0);
    expect(await json('passages')).toEqual([
      expect.objectContaining({ id: passage.id, state: 'exact', text: QUOTE, revision: 1 }),
    ]);
  });

  test('in another charset keeps the passages, and says where there is nothing to read anew', async () => {
    const path = join(folder, 'harbour.txt');
    // “Гавань открыта в 1911.” in KOI8-R.
    writeFileSync(path, Buffer.from('e7c1d7c1ced820cfd4cbd2d9d4c120d720313931312e0a', 'hex'));
    const [row] = await json<{ articleId: string }>('import', path, '--type', 'text');
    const id = row?.articleId ?? '';
    await json('highlight', id, '--quote', '1911');
    expect((await run('recode', id, 'koi8-r')).status).toBe(0);
    expect((await run('show', id, '--format', 'text')).out).toContain('Гавань открыта в 1911.');
    const dos = await run('recode', id, 'cp866');
    expect(dos.err).toMatch(/^Revision \d of “.*”: /);
    expect((await run('show', id, '--format', 'text')).out).not.toContain('Гавань');
    expect((await run('recode', id, 'cp866')).err).toContain('no revision was made.');
    const kept = { quote: '1911', state: 'exact' };
    expect(await json('passages')).toEqual([expect.objectContaining(kept)]);
    const refused = await run('recode', id, 'klingon');
    expect([refused.status, refused.err.split('\n').length]).toEqual([2, 2]);
    expect(refused.err).toContain('klingon');
  });

  test('of a file that is imported again is made by itself, and one that cannot be read changes nothing', async () => {
    const id = await importArticle();
    await highlight(id);
    const copy = join(folder, 'ferry-strike.txt');
    writeFileSync(copy, readFileSync(revisedFile()));
    const [row] = await json('import', copy);
    expect(row).toMatchObject({
      status: 'revised',
      articleId: id,
      counts: { articles: 0, passages: 1, attached: 0, loose: 1 },
    });
    const missing = await run('revise', id, join(folder, 'none.txt'));
    expect([missing.status, missing.err.trim()]).toEqual([
      1,
      `${join(folder, 'none.txt')} cannot be read (ENOENT).`,
    ]);
    expect((await run('revise', 'nothing', copy)).err).toContain('There is no article nothing.');
  });
});
