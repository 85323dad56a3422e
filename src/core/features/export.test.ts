import { describe, expect, it } from 'vitest';
import type { Exported, Selection } from '../../contract/export.ts';
import { openTestNotebook, type TestNotebook } from '../testing/test-notebook.ts';

interface Marked {
  readonly notebook: TestNotebook;
  readonly news: string;
  readonly book: string;
  readonly disputed: string;
  readonly plain: string;
}

async function markedNotebook(): Promise<Marked> {
  const notebook = openTestNotebook();
  const news = notebook.article('Counting heads', ['There were only about 1,500 insurgents.'], {
    url: 'file:///home/somebody/Downloads/heads.html',
    authors: [{ family: 'Abbasi', given: 'Leïla' }],
  });
  const book = notebook.article('A book', ['Of war and peace.'], { tags: ['Shelf'] });
  const mark = async (article: string, quote: string, tags: string[]): Promise<string> =>
    (await notebook.call('passages.create', { article, where: { kind: 'quote', quote }, tags })).id;
  const disputed = await mark(news, 'only about 1,500 insurgents', ['Claims/Disputed', 'Numbers']);
  const plain = await mark(book, 'war and peace', []);
  return { notebook, news, book, disputed, plain };
}

interface JsonExport {
  readonly tags: readonly { path: string }[];
  readonly articles: readonly { id: string; passages: readonly { id: string }[] }[];
  readonly links: readonly object[];
}

async function exported(
  notebook: TestNotebook,
  selection: Selection,
): Promise<{ run: Exported; articles: string[]; passages: string[]; data: JsonExport }> {
  const run = await notebook.call('export.run', { format: 'json', selection });
  const data = JSON.parse(run.text) as JsonExport;
  return {
    run,
    data,
    articles: data.articles.map((article) => article.id),
    passages: data.articles.flatMap((article) => article.passages.map((passage) => passage.id)),
  };
}

describe('export', () => {
  it('says of words in a recording when they are said and by whom, and of others nothing', async () => {
    const notebook = openTestNotebook();
    const talk =
      '1\n00:03:12,400 --> 00:03:15,000\n<v Marta>You do not get that from a wholesaler.\n\n2\n00:03:16,000 --> 00:03:18,000\nDid you ever find out?\n';
    const { articleId } = await notebook.call('import.file', {
      name: 'talk.srt',
      bytes: Buffer.from(talk).toString('base64'),
    });
    const plain = notebook.article('A book', ['Of war and peace.']);
    for (const [article, quote] of [
      [articleId ?? '', 'from a wholesaler'],
      [plain, 'war and peace'],
    ] as const) {
      await notebook.call('passages.create', { article, where: { kind: 'quote', quote } });
    }
    const run = (format: string) =>
      notebook.call('export.run', { format, selection: { kind: 'everything' } });
    const { articles } = JSON.parse((await run('json')).text) as JsonExport;
    expect(articles.flatMap(({ passages }) => passages)).toMatchObject([
      { page: null, recording: null },
      { page: null, recording: { at: 192_400, speaker: 'Marta' } },
    ]);
    expect((await run('md')).text).toContain('- **At:** 00:03:12, Marta\n');
    expect((await run('csv')).text).toContain(',00:03:12,Marta,');
  });

  it('takes everything, an article, passages, a tag with its children, or what a search finds', async () => {
    const { notebook, news, book, disputed, plain } = await markedNotebook();
    const take = async (selection: Selection): Promise<unknown[]> => {
      const { run, articles, passages } = await exported(notebook, selection);
      expect(run.counts).toEqual({ articles: articles.length, passages: passages.length });
      return [articles, passages];
    };
    const first = [[news], [disputed]];
    const second = [[book], [plain]];
    expect(await take({ kind: 'everything' })).toEqual([
      [book, news],
      [plain, disputed],
    ]);
    expect(await take({ kind: 'articles', ids: [news] })).toEqual(first);
    expect(await take({ kind: 'passages', ids: [plain] })).toEqual(second);
    expect(await take({ kind: 'tag', path: 'claims' })).toEqual(first);
    expect(await take({ kind: 'tag', path: 'Shelf' })).toEqual([[book], []]);
    expect(await take({ kind: 'query', query: 'insurgents tag:Claims' })).toEqual(first);
    expect(await take({ kind: 'query', query: 'in:articles peace' })).toEqual(second);
    expect(await take({ kind: 'query', query: '' })).toEqual([[], []]);
  });

  it('carries quote, tags, note and source in every format', async () => {
    const { notebook, disputed } = await markedNotebook();
    await notebook.call('passages.edit', {
      ids: [disputed],
      note: { markdown: 'Contradicted by *Abbasi*', state: null },
    });
    for (const { id, extension } of await notebook.call('export.formats', {})) {
      for (const grouping of ['article', 'tag'] as const) {
        const selection = { kind: 'everything' } as const;
        const run = await notebook.call('export.run', { format: id, selection, grouping });
        expect(run.fileName).toBe(`test notes.${extension}`);
        for (const words of [
          'only about 1,500 insurgents',
          'Claims/Disputed',
          'Contradicted by',
          'Counting heads',
          'Leïla Abbasi',
          `commonplace://passage/${disputed}`,
        ]) {
          if (id === 'json' && /Leïla|commonplace:/.test(words)) continue;
          expect(run.text).toContain(words);
        }
      }
    }
  });

  it('tells nobody where things are on this computer, and says so', async () => {
    const { notebook } = await markedNotebook();
    for (const { id } of await notebook.call('export.formats', {})) {
      const run = await notebook.call('export.run', {
        format: id,
        selection: { kind: 'everything' },
      });
      expect(run.text).not.toMatch(/file:|\/home\/|somebody|commonplace-test-/);
      expect(run.losses).toContain(
        'The address of an article is a place on this computer and was left out.',
      );
    }
  });

  it('leaves out what is in the trash', async () => {
    const { notebook, news, book, disputed, plain } = await markedNotebook();
    await notebook.call('articles.trash', { ids: [news] });
    expect((await exported(notebook, { kind: 'everything' })).articles).toEqual([book]);
    expect((await exported(notebook, { kind: 'articles', ids: [news, book] })).passages).toEqual([
      plain,
    ]);
    expect((await exported(notebook, { kind: 'passages', ids: [disputed] })).articles).toEqual([]);
    expect((await exported(notebook, { kind: 'tag', path: 'Claims' })).articles).toEqual([]);
    expect(
      (await exported(notebook, { kind: 'query', query: 'in:articles insurgents' })).articles,
    ).toEqual([]);
  });

  it('carries the tags used with those above them, and links with both their ends', async () => {
    const { notebook, disputed, plain } = await markedNotebook();
    await notebook.call('links.add', { from: disputed, to: plain, type: 'contradicts' });
    const one = await exported(notebook, { kind: 'passages', ids: [disputed] });
    expect(one.data.tags.map((tag) => tag.path)).toEqual(['Claims', 'Claims/Disputed', 'Numbers']);
    expect(one.data.links).toEqual([]);
    const all = await exported(notebook, { kind: 'everything' });
    expect(all.data.tags).toHaveLength(4);
    expect(all.data.links).toMatchObject([{ from: disputed, to: plain, type: 'contradicts' }]);
  });

  it('has only the sections of the tag that was asked for', async () => {
    const { notebook } = await markedNotebook();
    const { text } = await notebook.call('export.run', {
      format: 'md',
      selection: { kind: 'tag', path: 'Claims' },
      grouping: 'tag',
    });
    expect(text.match(/^#+ .*$/gm)).toEqual([
      '# Notes from test',
      '## Claims',
      '### Claims/Disputed',
    ]);
  });

  it.each([
    [{ kind: 'articles', ids: ['none'] }, 'not-found', 'There is no article none.'],
    [{ kind: 'passages', ids: ['none'] }, 'not-found', 'There is no passage none.'],
    [{ kind: 'tag', path: 'None' }, 'not-found', 'There is no tag None.'],
  ] as const)('says what of %j does not exist', async (selection, code, message) => {
    const { notebook } = await markedNotebook();
    await expect(
      notebook.call('export.run', { format: 'md', selection: selection as Selection }),
    ).rejects.toMatchObject({ failure: { code, message } });
  });

  it('names the formats there are when asked for another', async () => {
    const { notebook } = await markedNotebook();
    await expect(
      notebook.call('export.run', { format: 'docx', selection: { kind: 'everything' } }),
    ).rejects.toMatchObject({
      failure: {
        code: 'unsupported',
        message: 'There is no export format “docx”; there are md, html, csv, json.',
      },
    });
  });
});
