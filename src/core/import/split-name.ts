import type { Name } from '../../contract/article.ts';

const PARTICLES = new Set(
  "de la le van von der den del di da dos al el bin ibn ter ten zu zum zur du des af av y e d'".split(
    ' ',
  ),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const CORPORATE =
  /\b(?:agency|associated press|association|authority|board|bureau|centre|college|commission|committee|contributors|correspondent|council|department|desk|editors?|editorial|foundation|gmbh|group|inc|institute?|institut|laborator(?:y|ies)|ltd|magazine|ministry|network|news|office|organi[sz]ation|press|redaktion|reporters?|reuters|society|staff|team|times|universi(?:ty|dad|dade|tät|teit)|université|writers?)\b/iu;
const LENGTH_LIMIT = 200;
const NAMES_LIMIT = 50;

/** What is put before and behind a name and is no part of it. */
const HONORIFIC = /^(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame)(?:\.\s*|\s+))+(?=\S+\s+\S)/iu;
const DEGREES =
  /,?\s+(?:ph\.?\s?d|d\.?phil|m\.?d|m\.?sc|b\.?sc|m\.?p\.?h|m\.?b\.?a|j\.?d|r\.?n|frs|obe|cbe|esq)\b\.?(?=\s*(?:[,;]|$|\s(?:and|und|et|&)\s))/giu;

/** A name as CSL has it; a name that is no person's, or a single word, stays whole. Null where empty. */
export function splitName(text: string): Name | null {
  const name = plain(text.slice(0, 2 * LENGTH_LIMIT)).slice(0, LENGTH_LIMIT);
  if (!/[\p{L}\p{N}]/u.test(name)) return null;
  if (CORPORATE.test(name)) return { literal: name };
  const inverted = /^([^,]+), ?([^,]+)$/.exec(name);
  if (inverted?.[1] && inverted[2] && !SUFFIX.test(inverted[2])) {
    return { family: inverted[1].trim(), given: inverted[2].trim() };
  }
  const words = name.split(' ');
  if (words.length === 1 || words.length > 6 || /&|\d/.test(name)) return { literal: name };
  let start = words.length - 1;
  if (SUFFIX.test(words[start] ?? '') && start > 1) start -= 1;
  while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
}

const BY = /^(?:(?:written|story|words|text)\s+)?(?:by|von|par|por|di|door)\s+/iu;
const JOINTS =
  /\s*(?:;|,(?!\s*(?:jr|sr|ii|iii)\b)(?:\s(?:and|und|et|y|&)\s)?|\s(?:and|und|et|en|&)\s)\s*/iu;
/** These join two names, and the halves of one: "Ortega y Gasset". */
const DOUBTFUL = /\s(?:y|e|и)\s/u;
const INVERTED = /^\p{Lu}[\p{L}'’-]+, \p{Lu}(?:[\p{L}'’-]+|\.)(?: \p{L}{1,3}\.?)*$/u;

/**
 * Several names in one line, as by-lines have them. A single "Family, Given" is one name, and so is each of
 * several that semicolons part, or "and" where all are so.
 */
export function splitByline(text: string): Name[] {
  const line = plain(text).replace(/\s+\|.*$/u, '');
  const parts = partsOf(line).flatMap((part) => {
    const halves = part.split(DOUBTFUL);
    return halves.every((half) => half.trim().includes(' ')) ? halves : [part];
  });
  // "Mac & i" is a magazine: what comes apart into less than names stays whole.
  const whole = parts.length > 1 && parts.some((part) => part.trim().length < 3);
  return (whole ? [line] : parts)
    .map((part) => splitName(part.replace(/^(\S+ \S.*?)\sin\s\p{Lu}.*$/u, '$1')))
    .filter((name): name is Name => name !== null)
    .slice(0, NAMES_LIMIT);
}

/** What a tag for a single author says: there "García Márquez, Gabriel" is one name as well. */
export function splitCreator(text: string): Name[] {
  const [family, given, ...more] = plain(text).split(/\s*,\s*/u);
  const isOne = family && given && more.length === 0 && /^(?:\S+|(?:\p{L}\.\s?)+)$/u.test(given);
  const one = isOne && !/;|&|\sand\s/iu.test(family) ? splitName(text) : null;
  return one ? [one] : splitByline(text);
}

function partsOf(line: string): string[] {
  if (INVERTED.test(line)) return [line];
  if (line.includes(';')) {
    return line
      .split(/\s*;\s*/u)
      .flatMap((part) => (/^[^,]+, ?[^,]+$/.test(part) ? [part] : partsOf(part)));
  }
  const joined = line.split(/\s(?:and|und|et|&)\s/iu);
  if (joined.length > 1 && joined.every((part) => /^[^,]+, [^,]+$/.test(part))) return joined;
  return line.split(JOINTS);
}

/** A name, or a line of names, without what is only said around it. */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(BY, '')
    .replace(HONORIFIC, '')
    .replace(DEGREES, '')
    .trim();
}
