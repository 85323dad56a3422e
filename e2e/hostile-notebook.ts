import type { CallName, CallParams, CallResult } from '../src/contract/calls.ts';
import type { Exported } from '../src/contract/export.ts';
import { openCore } from '../src/core/core.ts';
import { dispatch } from '../src/core/dispatch.ts';
import {
  fetchVectors,
  hostileMarkup,
  naughtyStrings,
} from '../src/core/import/test-hostile-files.ts';

/** What of the notebook the journey through it needs. */
export interface HostileNotebook {
  /** Articles made of markup that would run or fetch, each with a first paragraph that says its number. */
  readonly articles: readonly { readonly id: string; readonly words: string }[];
  /** The article whose passages bear hostile notes. */
  readonly noted: string;
  readonly passages: number;
  /** Strings to search for. */
  readonly queries: readonly string[];
  /** Every form in which it leaves. */
  readonly exports: readonly Exported[];
}

/** How many pieces of markup share an article: one may swallow those after it, so not all in one. */
const PER_ARTICLE = 12;
const PROSE = 'The harbour board met for three hours and adjourned without a vote on the matter.';

/** States of the editor that it never wrote itself. */
function hostileStates(markdown: string): string[] {
  const text = (fields: object) => ({
    type: 'text',
    version: 1,
    text: markdown,
    format: 0,
    detail: 0,
    mode: 'normal',
    style: '',
    ...fields,
  });
  const root = (...children: object[]) =>
    JSON.stringify({
      root: {
        type: 'root',
        version: 1,
        format: '',
        indent: 0,
        direction: null,
        children: [
          { type: 'paragraph', version: 1, format: '', indent: 0, direction: null, children },
        ],
      },
    });
  const link = (type: string, url: string) => ({
    type,
    version: 1,
    url,
    rel: null,
    target: null,
    title: null,
    format: '',
    indent: 0,
    direction: null,
    children: [text({})],
  });
  return [
    root(link('link', 'javascript:alert(1)')),
    root(link('safe-link', 'javascript:alert(1)')),
    root(link('safe-link', 'data:text/html,<script>alert(1)</script>')),
    root({ type: 'image', version: 1, src: 'http://127.0.0.1:18099/state.png' }),
    root(text({ style: 'background-image: url(http://127.0.0.1:18099/style.png)' })),
    root(text({ type: '<img src=x onerror=alert(1)>' })),
    '{"root":',
    `{"root":${'{"children":['.repeat(300)}`,
  ];
}

/**
 * Fills a new notebook at `path` with everything hostile that the corpora have, in every place where text of a
 * document or of another program may stand; null where there are no corpora.
 * @param step every so manyeth string is taken
 */
export async function fillHostileNotebook(
  path: string,
  step: number,
): Promise<HostileNotebook | null> {
  const markup = hostileMarkup();
  if (markup.length === 0) return null;
  const core = openCore(path, 'a test');
  const call = async <N extends CallName>(
    name: N,
    params: CallParams<N>,
  ): Promise<CallResult<N>> => {
    const reply = await dispatch(core, name, params);
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.message}`);
    return reply.value as CallResult<N>;
  };
  const add = async (name: string, text: string): Promise<string> => {
    const bytes = Buffer.from(text).toString('base64');
    const row = await call('import.file', { name, bytes });
    if (row.articleId === null) throw new Error(`${name}: ${row.error}`);
    return row.articleId;
  };
  const articles: { id: string; words: string }[] = [];
  const pieces = [
    ...markup.filter((_, at) => at % step === 0),
    ...fetchVectors().map(({ html }) => html),
  ];
  for (let at = 0; at < pieces.length; at += PER_ARTICLE) {
    const words = `${PROSE} This is number ${at}.`;
    const body = pieces.slice(at, at + PER_ARTICLE).map((piece) => `<div>${piece}</div>`);
    const page = `<html><body><article><h1>Markup ${at}</h1><p>${words}</p><p>${PROSE}</p><p>${PROSE}</p>${body.join('\n')}</article></body></html>`;
    articles.push({ id: await add(`markup ${at}.html`, page), words });
  }
  const strings = [...naughtyStrings(), ...markup.filter((piece) => piece.length < 200)]
    .filter((text) => text.trim() !== '' && text.isWellFormed() && !text.includes('\0'))
    .filter((_, at) => at % step === 0);
  for (const [at, text] of strings.slice(0, 60).entries()) {
    await add(`${text.slice(0, 200)}.md`, `# ${text}\n\n${PROSE} ${at}\n`);
  }
  const tags = new Set<string>();
  for (const text of strings) {
    const reply = await dispatch(core, 'tags.add', {
      path: text.slice(0, 150),
      description: text.slice(0, 1000),
    });
    if (reply.ok) tags.add((reply.value as { path: string }).path);
  }
  for (const text of strings.slice(0, 15)) {
    await dispatch(core, 'collections.add', { name: text.slice(0, 150) });
    await dispatch(core, 'searches.add', { name: text.slice(0, 150), query: text.slice(0, 300) });
  }
  const words = Array.from({ length: 60 }, (_, at) => `Sentence ${at} of the noted article.`);
  const noted = await add('Noted.md', `# Noted\n\n${words.join('\n\n')}\n`);
  const notes = [
    ...markup.filter((piece) => piece.length < 300 && piece.includes('javascript')).slice(0, 12),
    ...markup.filter((piece) => piece.length < 300 && /<img|<svg/.test(piece)).slice(0, 20),
    '[a link](javascript:alert(1)) ![an image](http://127.0.0.1:18099/note.png)',
    '<img src="http://127.0.0.1:18099/raw.png" onerror="alert(1)">',
  ];
  const states = hostileStates('A note of its own.');
  const all = [...states, ...notes];
  const allTags = [...tags];
  for (const [at, note] of all.entries()) {
    const isState = at < states.length;
    await call('passages.create', {
      article: noted,
      where: { kind: 'quote', quote: words[at] ?? '' },
      tags: allTags.slice(at, at + 1),
      note: isState
        ? { markdown: 'A note of its own.', state: note }
        : { markdown: note, state: null },
    });
  }
  const exports: Exported[] = [];
  for (const { id } of await call('export.formats', {})) {
    for (const grouping of ['article', 'tag'] as const) {
      exports.push(
        await call('export.run', { format: id, grouping, selection: { kind: 'everything' } }),
      );
    }
  }
  await core.close();
  return { articles, noted, passages: all.length, queries: strings.slice(0, 20), exports };
}
