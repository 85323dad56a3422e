const CJK = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;

/** What the words of a document say of how its compounds are written. */
export interface Vocabulary {
  /** Whether `a-b` stands in the middle of a line. */
  hasCompound(compound: string): boolean;
  hasWord(word: string): boolean;
}

/** @param lines texts of all lines */
export function vocabulary(lines: Iterable<string>): Vocabulary {
  const compounds = new Set<string>();
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu)) {
      if (word.includes('-')) compounds.add(word);
      else words.add(word);
    }
  }
  return { hasCompound: (word) => compounds.has(word), hasWord: (word) => words.has(word) };
}

/**
 * How a line goes on in the next: how many characters at its end go, and what comes between.
 * @param line without white space at its end
 */
export function jointOf(
  line: string,
  next: string,
  { hasCompound, hasWord }: Vocabulary,
): { readonly cut: number; readonly between: string } {
  const parted = /((?:[\p{L}\p{M}]+-)*[\p{L}\p{M}]+)([-\u00ad\u2010])$/u.exec(line);
  const goesOn = /^([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)/u.exec(next)?.[1];
  if (parted?.[1] && goesOn) {
    const [first, second] = [parted[1].toLowerCase(), goesOn.toLowerCase()];
    if (parted[2] === '\u00ad') return { cut: 1, between: '' };
    const isLower =
      goesOn[0] === goesOn[0]?.toLowerCase() && goesOn[0] !== goesOn[0]?.toUpperCase();
    if (hasCompound(`${first}-${second}`) && !hasWord(first + second))
      return { cut: 0, between: '' };
    return isLower ? { cut: 1, between: '' } : { cut: 0, between: '' };
  }
  // A dash or a slash at a line's end joins what it stands between.
  if (/[\p{L}\p{N}][/\u2013]$/u.test(line) && /^[\p{L}\p{N}]/u.test(next))
    return { cut: 0, between: '' };
  const isCjk = CJK.test(line.at(-1) ?? '') && CJK.test(next[0] ?? '');
  return { cut: 0, between: isCjk ? '' : ' ' };
}
