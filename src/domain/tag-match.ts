import type { Tag } from '../contract/tag.ts';
import { foldTagName, joinTagPath, splitTagPath } from './tag-path.ts';

/** A line that a tag field offers: a tag there is, or one to make. */
export type TagOffer =
  | { readonly kind: 'tag'; readonly path: string; readonly tag: Tag }
  | { readonly kind: 'new'; readonly path: string };

const MOST = 50;

/**
 * What a tag field offers for what was typed. Names match at the starts of words, case and accents aside;
 * each part of a typed path matches a name of the tag's path, in order, and a `/` at the end asks for
 * what is inside. With nothing typed the tags last used come first. Tags already set are left out; a new
 * path is offered last.
 * @param set paths already on the thing
 */
export function offerTags(
  tags: readonly Tag[],
  typed: string,
  set: readonly string[],
): readonly TagOffer[] {
  const taken = new Set(set.map(foldPath));
  const free = tags.filter(({ path }) => !taken.has(foldPath(path)));
  const parts = typed.split('/').map((part) => foldTagName(part).trim());
  const wanted = parts.filter((part) => part !== '');
  const inside = wanted.length > 0 && parts.at(-1) === '';
  const found =
    wanted.length === 0
      ? [...free].sort((a, b) => compare(b.used ?? '', a.used ?? '') || compare(a.path, b.path))
      : free
          .map((tag) => ({ tag, rank: rankOf(tag.path, wanted) }))
          .filter(({ rank }) => rank !== null && !(inside && rank < BELOW))
          .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || compare(a.tag.path, b.tag.path))
          .map(({ tag }) => tag);
  const offers: TagOffer[] = found
    .slice(0, MOST)
    .map((tag) => ({ kind: 'tag', path: tag.path, tag }));
  const fresh = spellPath(tags, typed);
  const known = fresh !== null && tags.some(({ path }) => foldPath(path) === foldPath(fresh));
  if (fresh !== null && !known) offers.push({ kind: 'new', path: fresh });
  return offers;
}

/**
 * The path meant by words typed to their end, without choosing an offer: the tag at that path; else, where
 * no parent was typed, the one tag of that name; else a new path.
 * @returns null where the words are no path
 */
export function typedPath(tags: readonly Tag[], typed: string): string | null {
  const path = spellPath(tags, typed);
  if (path === null) return null;
  const folded = foldPath(path);
  if (path.includes('/') || tags.some((tag) => foldPath(tag.path) === folded)) return path;
  const [only, ...more] = tags.filter((tag) => foldTagName(tag.name) === folded);
  return only && more.length === 0 ? only.path : path;
}

/** Several paths in one text, as they are pasted: parted by commas, semicolons or line ends. */
export function splitTagList(text: string): string[] {
  return text
    .split(/[,;\r\n]+/u)
    .map((path) => splitTagPath(path))
    .filter((names): names is string[] => names !== null)
    .map(joinTagPath);
}

/**
 * Where a name of a path shows what was typed, to be shown in bold: UTF-16, half-open, in `path`. Null where
 * the letters that match cannot be told from those that do not (an accent of its own, a ligature).
 */
export function matchSpan(path: string, typed: string): { start: number; end: number } | null {
  const part = foldTagName(typed.split('/').at(-1) ?? '').trim();
  const letters = [...path].map((letter) => foldTagName(letter));
  if (part === '' || letters.some((letter, at) => letter.length !== [...path][at]?.length)) {
    return null;
  }
  const folded = letters.join('');
  const nameStart = folded.lastIndexOf('/') + 1;
  const own = wordStartAt(folded.slice(nameStart), part);
  const start = own === null ? wordStartAt(folded, part) : nameStart + own;
  return start === null ? null : { start, end: start + part.length };
}

/** What one level between the match and the tag itself adds to its rank. */
const BELOW = 10;

/** Lower is better: the whole name, then its start, then the start of a word in it; null where it fits nowhere. */
function rankOf(path: string, wanted: readonly string[]): number | null {
  const names = path.split('/').map(foldTagName);
  let from = 0;
  let rank = 0;
  for (const part of wanted) {
    const at = names.findIndex((name, index) => index >= from && wordStartAt(name, part) !== null);
    const name = names[at];
    if (name === undefined) return null;
    rank += name === part ? 0 : name.startsWith(part) ? 1 : 2;
    from = at + 1;
  }
  // A match of the tag itself is nearer than one of its parents.
  return Math.min(rank, BELOW - 1) + (names.length - from) * BELOW;
}

/** Where `part` begins a word of `name`; null where it does nowhere. */
function wordStartAt(name: string, part: string): number | null {
  for (let at = name.indexOf(part); at !== -1; at = name.indexOf(part, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]$/u.test(name.slice(0, at))) return at;
  }
  return null;
}

/** A typed path in the spelling of the tags that are there; null where it is no path. A `/` at its end is let pass. */
function spellPath(tags: readonly Tag[], typed: string): string | null {
  const names = splitTagPath(typed.replace(/\/\s*$/u, ''));
  if (!names) return null;
  const spelled: string[] = [];
  for (const name of names) {
    const wanted = foldPath(joinTagPath([...spelled, name]));
    spelled.push(tags.find((tag) => foldPath(tag.path) === wanted)?.name ?? name);
  }
  return joinTagPath(spelled);
}

function foldPath(path: string): string {
  return path.split('/').map(foldTagName).join('/');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
