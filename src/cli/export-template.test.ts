import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const PROGRAM = join(import.meta.dirname, 'index.ts');
const ARTICLE = join(import.meta.dirname, 'fixtures', 'ferry-strike.txt');
const QUOTE = 'only about 40 sailors';
const TEMPLATE =
  '\ufeff{{#articles}}\n{{title}}\n{{#passages}}\n"{{quote}}" [{{tags}}] {{note}} {{link}}\n{{/passages}}\n{{/articles}}\n';

let folder = '';
let passage = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-template-'));
  const imported = JSON.parse((await run('import', ARTICLE, '--json')).out) as {
    articleId: string;
  };
  const made = await run(
    ...['highlight', imported.articleId, '--quote', QUOTE, '--tag', 'Claims/Disputed'],
    ...['--note', 'R&D says <no>', '--json'],
  );
  passage = (JSON.parse(made.out) as { id: string }).id;
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function run(...words: string[]): Promise<Ran> {
  const notebook = join(folder, 'Notebook.commonplace');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [PROGRAM, '--notebook', notebook, ...words],
      { encoding: 'utf8' },
      (error, out, err) => resolve({ status: error ? Number(error.code ?? 1) : 0, out, err }),
    );
  });
}

function template(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('export --template', () => {
  const written = () =>
    `Ferry strike leaves the outer islands waiting for bread and letters\n"${QUOTE}" [Claims/Disputed] R&D says <no> commonplace://passage/${passage}\n`;

  test('writes the notes as the template says, plain, and without a word of losses', async () => {
    const ran = await run('export', '--template', template('notes.mustache', TEMPLATE));
    expect(ran).toEqual({ status: 0, out: written(), err: '' });
  });

  test('takes the kind of file from --format and the passages from the selection', async () => {
    const path = template('notes.mustache', TEMPLATE);
    const { status, out } = await run(
      ...['export', '--template', path, '--format', 'html', '--tag', 'Claims', '--out', folder],
      '--json',
    );
    expect(status).toBe(0);
    const row = JSON.parse(out);
    expect(row).toMatchObject({ format: 'html', counts: { articles: 1, passages: 1 }, losses: [] });
    expect(row.path).toMatch(/Claims notes\.html$/);
    expect(readFileSync(row.path, 'utf8')).toBe(written());
  });

  test.each([
    ['is not there', () => join(folder, 'missing.mustache'), 'there is no such file'],
    ['is a folder', () => folder, 'it is a folder'],
    [
      'is not text',
      () => template('latin1.mustache', Uint8Array.of(0x63, 0xe9)),
      'it is not UTF-8 text',
    ],
  ])('a template that %s is named in one sentence', async (_, make, reason) => {
    const path = make();
    const ran = await run('export', '--template', path);
    expect(ran).toEqual({
      status: 1,
      out: '',
      err: `The template ${path} cannot be read (${reason}).\n`,
    });
  });

  test('a template over a megabyte is refused by its name', async () => {
    const path = template('large.mustache', 'x'.repeat(1_000_001));
    const { status, err } = await run('export', '--template', path);
    expect([status, err]).toEqual([1, `The template ${path} is larger than a megabyte.\n`]);
  });

  test('a template with a mistake is refused with its line, and nothing is written', async () => {
    const path = template('open.mustache', 'Notes\n{{#articles}}\n{{title}}\n');
    const out = join(folder, 'never.md');
    const ran = await run('export', '--template', path, '--out', out);
    expect(ran).toEqual({
      status: 2,
      out: '',
      err: 'Line 2 of the template opens the section “articles”, which is never closed.\n',
    });
    expect(existsSync(out)).toBe(false);
  });
});
