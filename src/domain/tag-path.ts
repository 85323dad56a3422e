import { foldText } from './fold-text.ts';

/** What may not stand in a tag's name: the separator, line ends and other control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[/\u0000-\u001f\u007f\u2028\u2029]/;
const NAME_LIMIT = 200;

/**
 * Splits `Parent/Child` into names, trimmed, inner white space folded.
 * @returns null where a name is empty, longer than 200 characters or holds a control character.
 */
export function splitTagPath(path: string): string[] | null {
  const names = path.split('/').map((name) => name.trim().replace(/\s+/gu, ' ').normalize('NFC'));
  const sound = names.every(
    (name) => name.length > 0 && name.length <= NAME_LIMIT && !FORBIDDEN.test(name),
  );
  return sound ? names : null;
}

/** Joins names into a path. */
export function joinTagPath(names: readonly string[]): string {
  return names.join('/');
}

/**
 * The identity of a name among its siblings: case and accents do not tell two tags apart
 * (the spelling first used is what is shown).
 */
export function foldTagName(name: string): string {
  return foldText(name);
}
