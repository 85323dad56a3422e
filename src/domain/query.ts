import { type AnchorState, anchorStates, type Color, colors } from '../contract/passage.ts';
import { type SearchPlace, searchPlaces } from '../contract/search.ts';
import { foldTagName } from './tag-path.ts';

/** Words to be found. */
export interface WordsNode {
  readonly kind: 'words';
  /** As typed, without quotes and without the star of a prefix; never empty. */
  readonly text: string;
  /** Where they are looked for: everywhere, or in the title or author of an article. */
  readonly field: 'any' | 'title' | 'author';
  /** Whether the last word may go on (`insur*`, or the word being typed). */
  readonly prefix: boolean;
  /**
   * Whether the text is found as a run of characters instead of as words: for scripts that put no
   * space between words (Chinese, Japanese, Thai, …), and for emoji and other symbols.
   */
  readonly literal: boolean;
}

/** What a query asks for. */
export type QueryNode =
  | WordsNode
  /** Names of the tag's path, or of its end, folded as {@link foldTagName} does. Children are included. */
  | { readonly kind: 'tag'; readonly names: readonly string[]; readonly prefix: boolean }
  | { readonly kind: 'state'; readonly state: AnchorState }
  | { readonly kind: 'color'; readonly color: Color }
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `after` includes the date itself, `before` does not. */
  | { readonly kind: 'before' | 'after'; readonly date: string }
  | { readonly kind: 'not'; readonly of: QueryNode }
  /** Two or more parts. */
  | { readonly kind: 'and' | 'or'; readonly of: readonly QueryNode[] };

/** What was understood of the one search box. */
export interface Query {
  /** Null when nothing is asked for. */
  readonly node: QueryNode | null;
  /** From `in:`; null when everywhere. */
  readonly places: readonly SearchPlace[] | null;
}

/** What is understood at most, so that a pasted page stays a query that can be answered. */
const PART_LIMIT = 100;
const DEPTH_LIMIT = 12;

/**
 * Understands what stands in the search box. No text is an error: what means nothing is left out, and a
 * field with an unknown value is looked for as words.
 *
 * `words`, `"a phrase"`, `prefix*`, `-not`, `a OR b` (weaker than words side by side), `( )`, `tag:Claims/Disputed`
 * (also `code:`), `title:`, `author:`, `state:`, `color:`, `in:`, `before:`, `after:`; values may be quoted.
 * @param options.typing take the last word for the beginning of one
 */
export function parseQuery(source: string, options: { readonly typing?: boolean } = {}): Query {
  const tokens = lex(source);
  const last = tokens.at(-1);
  // One letter begins half of all words: as a prefix it finds everything, slowly.
  if (options.typing && last?.kind === 'text' && last.open && last.text.length > 1) {
    tokens[tokens.length - 1] = { ...last, star: true };
  }
  const reader: Reader = { tokens, at: 0, depth: 0, parts: 0, places: new Set() };
  const found: QueryNode[] = [];
  // A closing parenthesis too many ends a run; the rest is read all the same.
  while (reader.at < tokens.length) {
    const node = readAlternatives(reader);
    if (node) found.push(node);
    if (tokens[reader.at]?.kind === 'close') reader.at += 1;
  }
  return {
    node: join('and', found),
    places:
      reader.places.size === 0 ? null : searchPlaces.filter((place) => reader.places.has(place)),
  };
}

/** The words a query looks for, so that a view can show where they stand; those behind a `-` are not. */
export function wantedWords(node: QueryNode | null): WordsNode[] {
  if (node === null) return [];
  if (node.kind === 'words') return [node];
  if (node.kind === 'and' || node.kind === 'or') return node.of.flatMap(wantedWords);
  return [];
}

type Token =
  | { readonly kind: 'open' | 'close' | 'or' | 'and' | 'minus' }
  | {
      readonly kind: 'text';
      /** In lower case; null for plain words. */
      readonly field: string | null;
      readonly text: string;
      readonly quoted: boolean;
      readonly star: boolean;
      /** Whether it touches the end of the source, so that it may be still being typed. */
      readonly open: boolean;
    };

const FIELD = /^(tag|code|title|author|state|color|colour|in|before|after):/i;
const QUOTES = '"“”„‟';
const BREAKS = /[\s()"“”„‟]/u;

function lex(source: string): Token[] {
  // NUL would end the text for SQLite; half a character means nothing.
  const text = source.replaceAll('\0', ' ').toWellFormed();
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (/\s/u.test(char)) {
      at += 1;
    } else if (char === '(' || char === ')') {
      tokens.push({ kind: char === '(' ? 'open' : 'close' });
      at += 1;
    } else if (char === '-' && at + 1 < text.length && !/[\s)-]/u.test(text.charAt(at + 1))) {
      tokens.push({ kind: 'minus' });
      at += 1;
    } else {
      const read = readText(text, at);
      tokens.push(read.token);
      at = read.end;
    }
  }
  return tokens;
}

function readText(text: string, start: number): { token: Token; end: number } {
  const field = FIELD.exec(text.slice(start, start + 12))?.[1]?.toLowerCase() ?? null;
  let at = field === null ? start : start + field.length + 1;
  let value = '';
  let quoted = false;
  let open = true;
  while (at < text.length) {
    const char = text.charAt(at);
    if (QUOTES.includes(char)) {
      // Words that touch a quotation are their own: `say"this"`. In a field they are one value: `tag:A/"B C"`.
      if (field === null && value !== '') break;
      let end = at + 1;
      while (end < text.length && !QUOTES.includes(text.charAt(end))) end += 1;
      value += text.slice(at + 1, end);
      quoted = true;
      open = end >= text.length;
      at = end + 1;
      if (field === null || open) break;
    } else if (BREAKS.test(char)) {
      open = false;
      break;
    } else {
      value += char;
      open = true;
      at += 1;
    }
  }
  let star = false;
  if (quoted && field === null && text[at] === '*') {
    star = true;
    at += 1;
  }
  if (!quoted) {
    if (field === null && value === 'OR') return { token: { kind: 'or' }, end: at };
    if (field === null && value === 'AND') return { token: { kind: 'and' }, end: at };
    if (value.endsWith('*')) star = true;
    value = value.replace(/^\*+|\*+$/g, '');
  }
  return {
    token: { kind: 'text', field, text: value, quoted, star, open: open && at >= text.length },
    end: Math.min(at, text.length),
  };
}

interface Reader {
  readonly tokens: readonly Token[];
  readonly places: Set<SearchPlace>;
  at: number;
  depth: number;
  parts: number;
}

function readAlternatives(reader: Reader): QueryNode | null {
  const found: QueryNode[] = [];
  for (;;) {
    const node = readTogether(reader);
    if (node) found.push(node);
    if (reader.tokens[reader.at]?.kind !== 'or') return join('or', found);
    reader.at += 1;
  }
}

function readTogether(reader: Reader): QueryNode | null {
  const found: QueryNode[] = [];
  for (;;) {
    const kind = reader.tokens[reader.at]?.kind;
    if (kind === undefined || kind === 'or' || kind === 'close') return join('and', found);
    const node = readPart(reader);
    if (node) found.push(node);
  }
}

function readPart(reader: Reader): QueryNode | null {
  const token = reader.tokens[reader.at];
  reader.at += 1;
  if (!token) return null;
  if (token.kind === 'minus') {
    const next = reader.tokens[reader.at]?.kind;
    if (next !== 'text' && next !== 'open') return null;
    const of = readPart(reader);
    return of && { kind: 'not', of };
  }
  if (token.kind === 'open') {
    // Deeper than this, parentheses no longer mean anything: SQLite limits the depth of an expression.
    if (reader.depth >= DEPTH_LIMIT) return null;
    reader.depth += 1;
    const node = readAlternatives(reader);
    reader.depth -= 1;
    if (reader.tokens[reader.at]?.kind === 'close') reader.at += 1;
    return node;
  }
  if (token.kind !== 'text' || reader.parts >= PART_LIMIT) return null;
  reader.parts += 1;
  return partOf(token, reader.places);
}

function partOf(
  token: Extract<Token, { kind: 'text' }>,
  places: Set<SearchPlace>,
): QueryNode | null {
  const value = token.text.trim();
  const folded = value.toLowerCase();
  switch (token.field) {
    case 'tag':
    case 'code': {
      const names = value
        .split('/')
        .map((name) => foldTagName(name.trim().replace(/\s+/gu, ' ')))
        .filter((name) => name !== '');
      return names.length === 0 ? null : { kind: 'tag', names, prefix: token.star };
    }
    case 'title':
    case 'author':
      return words(value, token.field, token.star);
    case 'state': {
      const state = anchorStates.find((name) => name === folded);
      return state ? { kind: 'state', state } : words(unread(token), 'any', false);
    }
    case 'color':
    case 'colour': {
      const color = colors.find((name) => name === (folded === 'grey' ? 'gray' : folded));
      return color ? { kind: 'color', color } : words(unread(token), 'any', false);
    }
    case 'before':
    case 'after':
      return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)
        ? { kind: token.field, date: value }
        : words(unread(token), 'any', false);
    case 'in': {
      const named = folded.split(',').map((name) => PLACES[name.trim()]);
      for (const place of named) if (place) places.add(place);
      return named.some((place) => place) ? null : words(unread(token), 'any', false);
    }
    default:
      return words(value, 'any', token.star);
  }
}

const PLACES: Readonly<Record<string, SearchPlace>> = {
  articles: 'articles',
  article: 'articles',
  passages: 'passages',
  passage: 'passages',
  highlights: 'passages',
  notes: 'passages',
  memos: 'memos',
  memo: 'memos',
};

/** A field whose value says nothing is looked for as it stands; an empty one is still being typed. */
function unread(token: Extract<Token, { kind: 'text' }>): string {
  return token.text.trim() === '' ? '' : `${token.field}:${token.text}`;
}

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{N}]/u;
const SYMBOL = /[\p{So}\p{Sc}\p{Extended_Pictographic}]/u;

function words(text: string, field: WordsNode['field'], prefix: boolean): WordsNode | null {
  const literal = SPACELESS.test(text) || (!WORD.test(text) && SYMBOL.test(text));
  // Punctuation alone is in every text and in no index.
  if (!literal && !WORD.test(text)) return null;
  return { kind: 'words', text, field, prefix, literal };
}

function join(kind: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | null {
  const flat = nodes.flatMap((node) => (node.kind === kind ? node.of : [node]));
  const [only] = flat;
  return flat.length > 1 ? { kind, of: flat } : (only ?? null);
}
