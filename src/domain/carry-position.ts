/** So many characters tell a place from others; where they differ, those a little further on are tried. */
const WORDS = 40;
const FURTHER = [0, 12, 40, 120, 300];

/**
 * Where an offset of one text comes to lie in another: near the same words where they still stand, else as far
 * through the part that differs. For reading places only: it never decides where a passage stands.
 */
export function carryPosition(from: string, to: string, position: number): number {
  const at = Math.min(Math.max(0, position), from.length);
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && from.charCodeAt(head) === to.charCodeAt(head)) head += 1;
  if (at <= head) return at;
  let tail = 0;
  while (
    tail < shorter - head &&
    from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (at >= from.length - tail) return at + to.length - from.length;
  const share = (at - head) / Math.max(1, from.length - tail - head);
  const guess = Math.round(head + share * (to.length - tail - head));
  for (const skip of FURTHER) {
    const words = from.slice(at + skip, at + skip + WORDS);
    const found = words.length < WORDS && skip > 0 ? -1 : nearest(to, words, guess + skip);
    if (found !== -1) return Math.max(0, found - skip);
  }
  return guess;
}

function nearest(text: string, words: string, from: number): number {
  const behind = text.indexOf(words, from);
  const before = text.lastIndexOf(words, from);
  if (behind === -1 || before === -1) return Math.max(behind, before);
  return behind - from < from - before ? behind : before;
}
