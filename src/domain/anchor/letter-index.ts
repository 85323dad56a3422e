import type { PreparedText } from './prepare-text.ts';

const GRAM = 6;
/** So many letters are looked up; fewer are searched for through the whole text. */
export const INDEXED: number = GRAM;

/** For each hash of six letters, where they stand. */
interface LetterIndex {
  /** All ones; a hash is cut to it. */
  readonly mask: number;
  readonly buckets: Int32Array;
  readonly places: Int32Array;
  /** What was looked up last. */
  asked: string;
  most: number;
  answer: readonly number[];
}

const indexes = new WeakMap<PreparedText, LetterIndex>();

/** How many places of the same words are told apart; more are not gone through. */
export const MOST_PLACES = 2000;

/**
 * Where letters stand, each place by its first letter, ascending. Spaces and dashes do not count here.
 * The text is indexed at the first call, so that a thousand passages are not a thousand searches.
 */
export function placesOf(
  prepared: PreparedText,
  letters: string,
  most: number = MOST_PLACES,
): readonly number[] {
  if (letters.length < GRAM) return scan(prepared, letters, most);
  const index = indexOf(prepared);
  // One passage asks for its letters several times.
  if (index.asked === letters && index.most === most) return index.answer;
  const answer = lookUp(prepared, index, letters, most);
  Object.assign(index, { asked: letters, most, answer });
  return answer;
}

function scan({ letters: text }: PreparedText, letters: string, most: number): number[] {
  const places: number[] = [];
  if (letters.length === 0) return places;
  let at = text.indexOf(letters);
  while (at !== -1 && places.length < most) {
    places.push(at);
    at = text.indexOf(letters, at + 1);
  }
  return places;
}

function lookUp(
  prepared: PreparedText,
  { mask, buckets, places }: LetterIndex,
  letters: string,
  most: number,
): number[] {
  let [from, to, offset] = [0, Number.POSITIVE_INFINITY, 0];
  // The rarest of some of its grams: few places to look at, on repetitive texts too.
  const step = Math.max(1, Math.floor((letters.length - GRAM) / 24));
  for (let at = 0; at + GRAM <= letters.length; at += step) {
    const hash = hashAt(letters, at) & mask;
    const start = buckets[hash] ?? 0;
    const end = buckets[hash + 1] ?? 0;
    if (end - start < to - from) [from, to, offset] = [start, end, at];
    if (to - from <= 1) break;
  }
  const found: number[] = [];
  for (let entry = from; entry < to && found.length < most; entry += 1) {
    const place = (places[entry] ?? 0) - offset;
    if (place >= 0 && prepared.letters.startsWith(letters, place)) found.push(place);
  }
  return found;
}

function indexOf(prepared: PreparedText): LetterIndex {
  const known = indexes.get(prepared);
  if (known) return known;
  const { letters } = prepared;
  const count = Math.max(0, letters.length - GRAM + 1);
  let size = 256;
  while (size < count && size < 1 << 18) size *= 2;
  const mask = size - 1;
  const hashes = new Int32Array(count);
  const buckets = new Int32Array(size + 1);
  for (let at = 0; at < count; at += 1) {
    const hash = hashAt(letters, at) & mask;
    hashes[at] = hash;
    buckets[hash + 1] = (buckets[hash + 1] ?? 0) + 1;
  }
  for (let hash = 0; hash < size; hash += 1) {
    buckets[hash + 1] = (buckets[hash + 1] ?? 0) + (buckets[hash] ?? 0);
  }
  const next = buckets.slice();
  const places = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    const hash = hashes[at] ?? 0;
    const entry = next[hash] ?? 0;
    places[entry] = at;
    next[hash] = entry + 1;
  }
  const index = { mask, buckets, places, asked: '', most: 0, answer: [] };
  indexes.set(prepared, index);
  return index;
}

function hashAt(letters: string, at: number): number {
  let hash = 0;
  for (let offset = 0; offset < GRAM; offset += 1) {
    hash = Math.imul(hash ^ letters.charCodeAt(at + offset), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
