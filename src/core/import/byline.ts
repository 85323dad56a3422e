import type { Name } from '../../contract/article.ts';
import { partialDate } from './partial-date.ts';
import { splitByline } from './split-name.ts';

/** What the lines under a title say plainly. */
export interface Opening {
  readonly authors: Name[];
  readonly issued: string | null;
  readonly publisher: string | null;
}

const LINES = 5;
const LINE_LIMIT = 120;
/** A name: words with capitals, particles between. */
const NAME =
  "\\p{Lu}[\\p{L}.'’-]*(?:\\s(?:(?:de|la|van|von|der|den|del|di|da|al|bin|ibn|ter)\\s)*\\p{Lu}[\\p{L}.'’-]*){1,4}";
const NAMES = `${NAME}(?:(?:,\\s|\\s(?:and|und|et|y|&)\\s|,\\sand\\s)${NAME})*`;
const AUTHOR = new RegExp(
  `^(?:by|von|par|por|(?:author|written by|autor|auteur|autore|автор)s?:)\\s+(${NAMES})(?=$|\\s[|•·–—-]|,\\s|\\s(?:on|am|le)\\s)`,
  'iu',
);
/** Chinese and Japanese name the author behind a colon, among other things on the line. */
const EASTERN =
  /(?:作者|记者|記者|撰文|著者|執筆)\s*[：:]\s*([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}·]{2,12}(?:[、，,\s][\p{Script=Han}]{2,4}(?=[、，,\s]|$))*)/u;
const DATED =
  /^(?:(?:first )?(?:published|posted|date|updated|veröffentlicht|publié|publicado|pubblicato|opublikowano|gepubliceerd|опубликовано)(?: on| am| le| el| em| il| op)?\s*:?\s+)(.{4,60})$/iu;
const PUBLISHER = /^(?:publisher|published by|verlag|éditeur)\s*:?\s+(.{2,100})$/iu;

/**
 * Reads by-lines: "By Jane Smith", "Published: 6 May 2025", "May 6, 2025", "Publisher: …". Only the few short
 * lines under a title are looked at, and only what is said plainly is taken.
 * @param lines the paragraphs below the title
 */
export function openingOf(lines: readonly string[]): Opening {
  let authors: Name[] = [];
  let issued: string | null = null;
  let publisher: string | null = null;
  for (const line of lines.slice(0, LINES)) {
    if (line.length > LINE_LIMIT) break;
    const eastern = EASTERN.exec(line)?.[1];
    if (eastern && authors.length === 0) {
      authors = eastern.split(/[、，,\s]+/u).map((literal) => ({ literal }));
    }
    issued ??= /^\d{4}年\d{1,2}月\d{1,2}日/u.test(line) ? partialDate(line) : null;
    for (const part of line.split(/\s+[|•·]\s+/u)) {
      const [all = '', names] = AUTHOR.exec(part) ?? [];
      // Without regard to case a sentence would pass for a name.
      if (names && authors.length === 0 && new RegExp(`^${NAMES}`, 'u').test(names)) {
        authors = splitByline(names);
      }
      const rest = part.slice(all.length).replace(/^[\s,·•–—-]*(?:(?:on|am|le)\s+)?/iu, '');
      const dated = DATED.exec(rest)?.[1] ?? (isDate(rest) ? rest : null);
      issued ??= dated === null ? null : partialDate(dated);
      publisher ??= PUBLISHER.exec(part)?.[1]?.trim() ?? null;
    }
  }
  return { authors, issued, publisher };
}

/** A line that is a date and nothing else; a year alone is not enough. */
function isDate(line: string): boolean {
  const bare = line.replace(/^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+/iu, '');
  return (
    /^(?:\d{1,2}\.? (?:de )?\p{L}{3,10}\.?,? (?:de )?\d{4}(?: г\.?)?|\d{4}年\d{1,2}月\d{1,2}日|\p{L}{3,10}\.? \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2})$/u.test(
      bare.trim(),
    ) && partialDate(bare) !== null
  );
}
