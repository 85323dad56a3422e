import type { PreparedText } from './prepare-text.ts';

/** Letters that are looked up together. */
const GRAM = 6;
const BITS = 16;

/** For each hash of six letters, where they stand. */
interface LetterIndex {
  readonly buckets: Int32Array;
  readonly places: Int32Array;
}

const indexes = new WeakMap<PreparedText, LetterIndex>();

/** How many places of the same words are told apart; more are not gone through. */
export const MOST_PLACES = 2000;

/**
 * Where letters stand, each place by its first letter, ascending. Spaces and dashes do not count here.
 * The text is indexed at the first call, so that a thousand passages are not a thousand searches.
 */
export function placesOf(prepared: PreparedText, letters: string): number[] {
  return letters.length < GRAM ? scan(prepared, letters) : lookUp(prepared, letters);
}

function scan({ letters: text }: PreparedText, letters: string): number[] {
  const places: number[] = [];
  if (letters.length === 0) return places;
  let at = text.indexOf(letters);
  while (at !== -1 && places.length < MOST_PLACES) {
    places.push(at);
    at = text.indexOf(letters, at + 1);
  }
  return places;
}

function lookUp(prepared: PreparedText, letters: string): number[] {
  const { buckets, places } = indexOf(prepared);
  let [from, to, offset] = [0, Number.POSITIVE_INFINITY, 0];
  // The rarest of some of its grams: few places to look at, on repetitive texts too.
  const step = Math.max(1, Math.floor((letters.length - GRAM) / 24));
  for (let at = 0; at + GRAM <= letters.length; at += step) {
    const hash = hashAt(letters, at);
    const start = buckets[hash] ?? 0;
    const end = buckets[hash + 1] ?? 0;
    if (end - start < to - from) [from, to, offset] = [start, end, at];
    if (to - from <= 1) break;
  }
  const found: number[] = [];
  for (let entry = from; entry < to && found.length < MOST_PLACES; entry += 1) {
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
  const hashes = new Uint16Array(count);
  const buckets = new Int32Array((1 << BITS) + 1);
  for (let at = 0; at < count; at += 1) {
    const hash = hashAt(letters, at);
    hashes[at] = hash;
    buckets[hash + 1] = (buckets[hash + 1] ?? 0) + 1;
  }
  for (let hash = 0; hash < 1 << BITS; hash += 1) {
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
  const index = { buckets, places };
  indexes.set(prepared, index);
  return index;
}

function hashAt(letters: string, at: number): number {
  let hash = 0;
  for (let offset = 0; offset < GRAM; offset += 1) {
    hash = Math.imul(hash ^ letters.charCodeAt(at + offset), 0x01000193);
  }
  return (hash ^ (hash >>> BITS)) & 0xffff;
}
