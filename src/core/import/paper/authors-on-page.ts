import type { Name } from '../../../contract/article.ts';
import { splitName } from '../split-name.ts';
import type { Line } from './page-lines.ts';
import { plainWords } from './paper-headings.ts';

/** So far down the title may stand, and so many lines below it may name authors. */
const TOP = 12;
const BELOW = 6;
const NAME =
  /^\p{Lu}[\p{L}.'’-]*(?:\s(?:(?:de|la|van|von|der|den|del|di|da|al|bin|ibn|ter)\s)*\p{Lu}[\p{L}.'’-]*){1,4}$/u;
/** Words that begin with capitals under titles as names do. */
const NO_NAME =
  /\b(?:abstract|access|accepted|article|author|conference|correspond\w*|draft|email|issue|journal|keywords|letter|open|original|paper|preprint|proceedings|published|received|report|research|review|revised|version|volume|faculty|hospital|school|dept|center|clinic|academy)\b/iu;
const JOINTS = /\s*[,;·•]\s*(?:and\s|und\s|et\s|&\s)?|\s+(?:and|und|et|&)\s+/u;

/**
 * The authors that a paper names under its title: lines of nothing but names, several of them or with the
 * raised marks that lead to institutes. A single name without marks may be anything.
 * @param lines of the first page
 */
export function authorsOnPage(lines: readonly Line[], title: string): Name[] {
  const words = plainWords(title);
  const last = lines
    .slice(0, TOP)
    .findLastIndex(({ text }) => plainWords(text) !== '' && words.includes(plainWords(text)));
  if (last < 0) return [];
  const names: string[] = [];
  let isMarked = false;
  for (const line of lines.slice(last + 1, last + 1 + BELOW)) {
    const plain = withoutMarks(line);
    const parts = plain
      .split(JOINTS)
      .map((part) => part.trim())
      .filter(Boolean);
    const isNames = parts.every((part) => NAME.test(part) && !NO_NAME.test(part));
    if (parts.length === 0 || !isNames || parts.some(isBody)) break;
    isMarked ||= plain !== line.text.trim();
    names.push(...parts);
  }
  if (names.length < 2 && !isMarked) return [];
  return names.flatMap((name) => splitName(name) ?? []);
}

/** A line without what is raised in it, and without figures and signs where they are not raised. */
function withoutMarks({ parts, size, text }: Line): string {
  let plain = '';
  for (const [at, { span, at: start }] of parts.entries()) {
    const end = parts[at + 1]?.at ?? text.length;
    plain += span.size < size * 0.85 ? ' ' : text.slice(start, end);
  }
  return plain
    .replace(/[\d*∗†‡§¶✉]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\s(?=[,;])/gu, '')
    .replace(/(?:,\s*)+(?=,|$)/gu, '')
    .trim();
}

/** An institute's name is capitalised as well. */
function isBody(part: string): boolean {
  const name = splitName(part);
  return name === null || 'literal' in name;
}
