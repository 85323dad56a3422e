import { describe, expect, test } from 'vitest';
import { decodeCharset } from '../import/charsets.ts';
import { openTestNotebook, type TestNotebook } from '../testing/test-notebook.ts';

const TITLE = 'Гавань в Орсунде';
const QUOTE = 'the harbour was never deep';
/** Cyrillic words in KOI8-R and English ones, which are the same in every charset. */
const BYTES = Buffer.concat([
  koi8(TITLE),
  Buffer.from(`\n\nHe wrote that ${QUOTE}, and signed: `),
  koi8('Матвей'),
  Buffer.from('.\n'),
]);

/** The bytes of Cyrillic letters, by trying what each byte is. */
function koi8(text: string): Buffer {
  const letters = Array.from({ length: 256 }, (_, byte) =>
    decodeCharset(Uint8Array.of(byte), 'koi8-r'),
  );
  return Buffer.from([...text].map((letter) => letters.indexOf(letter)));
}

async function misread(notebook: TestNotebook): Promise<string> {
  const { articleId } = await notebook.call('import.file', {
    name: 'harbour.txt',
    bytes: BYTES.toString('base64'),
  });
  const id = articleId ?? '';
  // Read as what it is not, as a wrong guess would have it.
  await notebook.call('articles.recode', { id, charset: 'windows-1251' });
  return id;
}

describe('a text that was read in a wrong charset', () => {
  test('is read again in the right one: a new revision with its title, its passages where they were', async () => {
    const notebook = openTestNotebook();
    const id = await misread(notebook);
    const wrong = await notebook.call('articles.get', { id });
    expect(wrong.charset).toBe('windows-1251');
    expect(wrong.title).not.toBe(TITLE);
    await notebook.call('passages.create', { article: id, where: { kind: 'quote', quote: QUOTE } });

    const revised = await notebook.call('articles.recode', { id, charset: 'KOI8-R' });
    expect(revised).toMatchObject({ made: true, counts: { exact: 1 } });
    const right = await notebook.call('articles.get', { id });
    expect(right).toMatchObject({ title: TITLE, charset: 'koi8-r', revision: revised.revision });
    expect((await notebook.call('articles.text', { id })).text).toContain('signed: Матвей.');
    const { passages } = await notebook.call('passages.list', { article: id });
    expect(passages).toMatchObject([{ quote: QUOTE, state: 'exact', revision: revised.revision }]);
    expect((await notebook.call('articles.original', { id })).bytes).toBe(BYTES.toString('base64'));

    await notebook.call('history.undo', {});
    expect(await notebook.call('articles.get', { id })).toMatchObject({
      title: wrong.title,
      charset: 'windows-1251',
    });
  });

  test('keeps the title that somebody typed', async () => {
    const notebook = openTestNotebook();
    const id = await misread(notebook);
    await notebook.call('articles.edit', { id, fields: { title: 'The harbour' } });
    await notebook.call('articles.recode', { id, charset: 'koi8-r' });
    expect((await notebook.call('articles.get', { id })).title).toBe('The harbour');
  });

  test('stays as it is where nobody knows the charset, or it is no plain text', async () => {
    const notebook = openTestNotebook();
    const id = await misread(notebook);
    await expect(notebook.call('articles.recode', { id, charset: 'klingon' })).rejects.toThrow(
      'Nobody knows a charset “klingon”.',
    );
    expect((await notebook.call('articles.get', { id })).charset).toBe('windows-1251');
    const { articleId } = await notebook.call('import.file', {
      name: 'page.html',
      bytes: Buffer.from('<title>Page</title><p>Words of a page.</p>').toString('base64'),
    });
    await expect(
      notebook.call('articles.recode', { id: articleId ?? '', charset: 'koi8-r' }),
    ).rejects.toThrow('was not read from plain text');
  });
});
