import type { Range } from '../contract/passage.ts';
import type { TextDiff } from './anchor/diff-texts.ts';

/** So many characters on each side must be untouched too. */
const AROUND = 120;
/** So many characters, from before a passage on, must stand like this once only. */
const WINDOW = 256;

/**
 * Finds passages whose words, with a good deal around them, are letter for letter what they were and where they were,
 * and stand like this nowhere else in either text. Nothing about them is in doubt, and of ten thousand
 * passages most are such: asking the rule for each would take many seconds.
 * @returns where the ranges stand in the new text, or null where the rule has to be asked
 */
export function untouchedFinder(diff: TextDiff): (ranges: readonly Range[]) => Range[] | null {
  const [old, next] = [diff.old.text, diff.next.text];
  const oldOnce = onceFinder(old);
  const nextOnce = onceFinder(next);
  return (ranges) => {
    const first = ranges[0];
    const last = ranges.at(-1);
    if (!first || !last || old.length < WINDOW) return null;
    const from = Math.min(Math.max(0, first.start - AROUND), old.length - WINDOW);
    const to = Math.min(old.length, Math.max(last.end + AROUND, from + WINDOW));
    const part = partAt(diff, from);
    if (part?.kind !== 'same' || part.old.end < to) return null;
    const by = part.next.start - part.old.start;
    if (!next.startsWith(old.slice(from, to), from + by)) return null;
    // The beginning and the end of a text are surroundings as well.
    if ((from === 0) !== (from + by === 0)) return null;
    if ((to === old.length) !== (to + by === next.length)) return null;
    if (!oldOnce(from) || !nextOnce(from + by)) return null;
    return ranges.map(({ start, end }) => ({ start: start + by, end: end + by }));
  };
}

/**
 * Tells whether the characters from an offset on, as many as the window has, stand once only. By rolling hashes
 * (Rabin and Karp 1987): two windows of one hash may differ, which only means that the rule is asked.
 */
function onceFinder(text: string): (offset: number) => boolean {
  const count = Math.max(0, text.length - WINDOW + 1);
  const hashes = new Uint32Array(count);
  let out = 1;
  for (let at = 1; at < WINDOW; at += 1) out = Math.imul(out, BASE);
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at >= WINDOW) hash = (hash - Math.imul(text.charCodeAt(at - WINDOW), out)) | 0;
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
    if (at >= WINDOW - 1) hashes[at - WINDOW + 1] = hash;
  }
  const sorted = hashes.slice().sort();
  return (offset) => {
    const wanted = hashes[offset];
    if (wanted === undefined) return false;
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return sorted[low + 1] !== wanted;
  };
}

/** Odd, and with its bits well spread. */
const BASE = 0x01000193;

/** The last part that starts at or before an offset of the old text and holds some of it. */
function partAt({ parts }: TextDiff, offset: number): TextDiff['parts'][number] | undefined {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.old.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0; at -= 1) {
    const part = parts[at];
    if (part && part.old.end > part.old.start) return part;
  }
  return undefined;
}
