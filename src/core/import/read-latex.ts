import type { Name } from '../../contract/article.ts';
import type { Aside, Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { decodeText } from './decode-text.ts';
import { detectLanguage } from './detect-language.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { partialDate } from './partial-date.ts';
import { splitByline } from './split-name.ts';
import { titleFromName } from './title-from-name.ts';

const LEVELS: Readonly<Record<string, number>> = {
  part: 2,
  chapter: 2,
  section: 2,
  subsection: 3,
  subsubsection: 4,
  paragraph: 5,
};
const SECTION = /^\\(part|chapter|section|subsection|subsubsection|paragraph)\*?(?:\[[^\]]*\])?\{/;
const VERBATIM = /^\\begin\{(verbatim|lstlisting|minted)\}/;

/** Reads LaTeX source: paragraphs as they stand in the source, its lines joined; the preamble set aside. */
export function readLatex({ name, bytes, charset: told }: Input): ParsedDocument {
  const { text, charset, warnings } = decodeText(bytes, name, inputCharset(bytes), told);
  const begin = text.indexOf('\\begin{document}');
  const end = text.lastIndexOf('\\end{document}');
  const preamble = begin < 0 ? '' : text.slice(0, begin).trim();
  const body = text.slice(begin < 0 ? 0 : begin + 16, end < 0 ? undefined : end);
  const title = argument(text, 'title');
  const read = blocksOf(body);
  if (read.length === 0) fail('empty', `${name} holds no text.`);
  const blocks: Block[] = title
    ? [{ kind: 'heading', level: 1, text: title, marks: [] }, ...read]
    : read;
  const asides: Aside[] =
    preamble === ''
      ? []
      : [
          {
            reason: 'Preamble',
            before: 0,
            blocks: [{ kind: 'code', language: 'latex', text: preamble }],
          },
        ];
  return {
    bibliography: {
      ...emptyBibliography((title ?? titleFromName(name)).slice(0, 2000), 'manuscript'),
      authors: authorsIn(argument(text, 'author') ?? ''),
      issued: partialDate(plain(argument(text, 'date') ?? '')),
      language: detectLanguage(read.map((block) => ('text' in block ? block.text : '')).join('\n')),
    },
    blocks,
    asides,
    charset,
    warnings: [...warnings, ...(preamble === '' ? [] : ['Set aside: Preamble.'])],
  };
}

function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let code: { end: string; lines: string[] } | null = null;
  const flush = (): void => {
    const words = lines.join(' ').replace(/\s+/g, ' ').trim();
    lines = [];
    if (words !== '') blocks.push({ kind: 'paragraph', text: words, marks: [] });
  };
  for (const line of body.split('\n')) {
    if (code) {
      if (line.includes(code.end)) {
        blocks.push({ kind: 'code', language: null, text: code.lines.join('\n') });
        code = null;
      } else code.lines.push(line);
      continue;
    }
    const trimmed = line.trim();
    const verbatim = VERBATIM.exec(trimmed)?.[1];
    const level = SECTION.exec(trimmed)?.[1];
    if (verbatim) {
      flush();
      code = { end: `\\end{${verbatim}}`, lines: [] };
    } else if (level) {
      flush();
      const [head, rest] = braced(trimmed, trimmed.indexOf('{'));
      blocks.push({ kind: 'heading', level: LEVELS[level] ?? 2, text: plain(head), marks: [] });
      if (rest.trim() !== '') lines.push(rest.trim());
    } else if (trimmed === '') flush();
    else lines.push(trimmed);
  }
  if (code) blocks.push({ kind: 'code', language: null, text: code.lines.join('\n') });
  flush();
  return blocks.filter((block) => !('text' in block) || block.text !== '');
}

/** One line for each author; what stands on the lines below it is the institute. */
function authorsIn(said: string): Name[] {
  return said.split(/\\(?:and|And|AND)\b/).flatMap((one) => {
    const lines = one
      .replace(/^\s*\\\\/, '')
      .split(/\\\\|\\(?:thanks|footnotemark|inst|affil|email)\b/);
    return splitByline(plain(lines[0] ?? ''));
  });
}

/** What a command is given, its own marks taken off; null where it does not stand. */
function argument(text: string, command: string): string | null {
  const at = new RegExp(`\\\\${command}(?:\\[[^\\]]*\\])?\\s*\\{`).exec(text);
  if (!at) return null;
  const [inside] = braced(text, at.index + at[0].length - 1);
  return (command === 'title' ? plain(inside) : inside) || null;
}

/** What stands between a brace and its own closing one, and what follows. */
function braced(text: string, open: number): [string, string] {
  let depth = 0;
  for (let at = open; at < text.length && at < open + 5000; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return [text.slice(open + 1, at), text.slice(at + 1)];
  }
  return [text.slice(open + 1, open + 300), ''];
}

const ACCENTS: Readonly<Record<string, string>> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030c',
  u: '\u0306',
  H: '\u030b',
  k: '\u0328',
  r: '\u030a',
};
const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  i: 'i',
};

/** Letters that are written as commands: `\"{u}`, `\'e`, `\c c`, `{\ss}`. */
function letters(text: string): string {
  return text
    .replace(
      /\\(?:(["'`^~=.])\s*|([cvuHkr])(?:\s+|(?=\{)))(?:\{\\?([a-zA-Z])\}|\\?([a-zA-Z]))/g,
      (_, sign, name, inside, plain) =>
        ((inside ?? plain) + (ACCENTS[sign ?? name] ?? '')).normalize('NFC'),
    )
    .replace(
      /\\(ss|ae|AE|oe|OE|aa|AA|[oOlLi])(?![a-zA-Z])(?:\{\}|\s+)?/g,
      (_, name: string) => LETTERS[name] ?? '',
    );
}

function plain(text: string): string {
  return letters(text)
    .replace(/\\(?:thanks|footnote|label|cite\w*)\{[^}]*\}/g, '')
    .replace(/\\\\|~/g, ' ')
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``|''/g, (quotes) => (quotes === '``' ? '“' : '”'))
    .replace(/\\[a-zA-Z]+\*?\s*/g, '')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function inputCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 5000)).toString('latin1');
  const named = /\\usepackage\[([\w-]+)\]\{inputenc\}/.exec(head)?.[1] ?? '';
  return (
    {
      latin1: 'iso-8859-1',
      ansinew: 'windows-1252',
      cp1252: 'windows-1252',
      latin9: 'iso-8859-15',
    }[named] ?? null
  );
}
