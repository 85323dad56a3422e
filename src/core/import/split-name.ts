import type { Name } from '../../contract/article.ts';

const PARTICLES = new Set(
  "de la le van von der den del di da dos al el bin ibn ter ten zu zum zur du des af av y e d'".split(
    ' ',
  ),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const CORPORATE =
  /\b(?:agency|associated press|bureau|committee|correspondent|desk|editors?|editorial|foundation|group|inc|institute|ltd|magazine|ministry|network|news|office|organi[sz]ation|press|redaktion|reporters?|reuters|society|staff|team|times|university|writers?)\b/iu;
const LENGTH_LIMIT = 200;
const NAMES_LIMIT = 50;

/** A name as CSL has it; a name that is no person's, or a single word, stays whole. Null where empty. */
export function splitName(text: string): Name | null {
  const name = text.replace(/\s+/gu, ' ').trim().replace(BY, '').trim().slice(0, LENGTH_LIMIT);
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
const JOINTS = /\s*(?:;|,(?!\s*(?:jr|sr|ii|iii)\b)|\s(?:and|und|et|en)\s|\s&\s)\s*/iu;

/** Several names in one line, as by-lines have them. A single "Family, Given" is one name. */
export function splitByline(text: string): Name[] {
  const line = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(BY, '')
    .replace(/\s+\|.*$/u, '');
  const inverted = /^\p{Lu}[\p{L}'’-]+, \p{Lu}(?:[\p{L}'’-]+|\.)(?: \p{L}{1,3}\.?)*$/u.test(line);
  const parts = inverted ? [line] : line.split(JOINTS);
  // "Mac & i" is a magazine: what comes apart into less than names stays whole.
  const whole = parts.length > 1 && parts.some((part) => part.trim().length < 3);
  return (whole ? [line] : parts)
    .map(splitName)
    .filter((name): name is Name => name !== null)
    .slice(0, NAMES_LIMIT);
}
