/** So many characters behind a place tell it from others. */
const AROUND = 48;

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
  const words = from.slice(at, at + AROUND);
  const behind = to.indexOf(words, guess);
  const before = to.lastIndexOf(words, guess);
  if (behind === -1 && before === -1) return guess;
  if (behind === -1) return before;
  return before === -1 || behind - guess < guess - before ? behind : before;
}
