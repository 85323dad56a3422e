import type { Tag } from '../contract/tag.ts';
import { foldTagName, joinTagPath, splitTagPath } from './tag-path.ts';

/** A line that a tag field offers: a tag there is, or one to make. */
export type TagOffer =
  | { readonly kind: 'tag'; readonly path: string; readonly tag: Tag }
  | { readonly kind: 'new'; readonly path: string };

const MOST = 50;

/**
 * What a tag field offers for what was typed. Names match at the starts of words, case and accents aside;
 * each part of a typed path matches a name of the tag's path, in order. With nothing typed the tags last
 * used come first. Tags already set are left out; a new path is offered last.
 * @param set paths already on the thing
 */
export function offerTags(
  tags: readonly Tag[],
  typed: string,
  set: readonly string[],
): readonly TagOffer[] {
  const taken = new Set(set.map(foldPath));
  const free = tags.filter(({ path }) => !taken.has(foldPath(path)));
  const parts = typed
    .split('/')
    .map(foldTagName)
    .map((part) => part.trim());
  const wanted = parts.filter((part) => part !== '');
  const found =
    wanted.length === 0
      ? [...free].sort((a, b) => compare(b.used ?? '', a.used ?? '') || compare(a.path, b.path))
      : free
          .map((tag) => ({ tag, rank: rankOf(tag.path, wanted) }))
          .filter(({ rank }) => rank !== null)
          .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || compare(a.tag.path, b.tag.path))
          .map(({ tag }) => tag);
  const offers: TagOffer[] = found
    .slice(0, MOST)
    .map((tag) => ({ kind: 'tag', path: tag.path, tag }));
  const names = splitTagPath(typed);
  const fresh = names ? joinTagPath(names) : null;
  const known = fresh !== null && tags.some(({ path }) => foldPath(path) === foldPath(fresh));
  if (fresh !== null && !known) offers.push({ kind: 'new', path: fresh });
  return offers;
}

/** Several paths in one text, as they are pasted: parted by commas, semicolons or line ends. */
export function splitTagList(text: string): string[] {
  return text
    .split(/[,;\n]+/u)
    .map((path) => splitTagPath(path))
    .filter((names): names is string[] => names !== null)
    .map(joinTagPath);
}

/** Lower is better: the whole name, then its start, then the start of a word in it; null where it fits nowhere. */
function rankOf(path: string, wanted: readonly string[]): number | null {
  const names = path.split('/').map(foldTagName);
  let from = 0;
  let rank = 0;
  for (const part of wanted) {
    const at = names.findIndex((name, index) => index >= from && wordStart(name, part) !== null);
    if (at === -1) return null;
    rank += wordStart(names[at] ?? '', part) ?? 0;
    from = at + 1;
  }
  // A match of the tag itself is nearer than one of its parents.
  return rank + (names.length - from) * 10;
}

function wordStart(name: string, part: string): number | null {
  if (name === part) return 0;
  if (name.startsWith(part)) return 1;
  return new RegExp(`[^\\p{L}\\p{N}]${literally(part)}`, 'u').test(name) ? 2 : null;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function foldPath(path: string): string {
  return path.split('/').map(foldTagName).join('/');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
