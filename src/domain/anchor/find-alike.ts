import { type Alignment, alignWords, type WordSpan } from './align-words.ts';
import { INDEXED, placesOf } from './letter-index.ts';
import { wordOf } from './letters-of.ts';
import type { PreparedText } from './prepare-text.ts';

/** Pairs of words that are looked up, and places of one that are gone through. */
const MOST_SEEDS = 32;
const MOST_SEED_PLACES = 24;
/** The share of the pairs that stand where half of the words do. */
const LEAST_SEEDS = 0.12;
/** Places that are looked at closely. */
const MOST_ALIKE = 6;

/**
 * The places of a text that are most like the wanted words, the likest first. They do not overlap.
 * @param mayHold whether a stretch of the text can hold what is looked for; others are not looked at closely
 */
export function findAlike(
  source: PreparedText,
  wanted: WordSpan,
  target: PreparedText,
  mayHold: (stretch: WordSpan) => boolean = () => true,
): Alignment[] {
  const length = (source.words[wanted.end] ?? 0) - (source.words[wanted.first] ?? 0);
  const width = Math.max(48, length);
  const votes = new Map<number, { worth: number; seeds: number }>();
  let seeds = 0;
  const step = Math.max(1, Math.floor((wanted.end - wanted.first) / MOST_SEEDS));
  for (let word = wanted.first; word < wanted.end; word += step) {
    const from = source.words[word] ?? 0;
    let to = word + 1;
    while (to < wanted.end && (source.words[to] ?? 0) - from < 7) to += 1;
    const letters = source.letters.slice(from, source.words[to]);
    if (letters.length < INDEXED) continue;
    seeds += 1;
    const places = placesOf(target, letters, MOST_SEED_PLACES + 1);
    if (places.length > MOST_SEED_PLACES) continue;
    const buckets = new Set(
      places.map((place) => Math.floor((place - from + (source.words[wanted.first] ?? 0)) / width)),
    );
    for (const bucket of buckets) {
      const vote = votes.get(bucket) ?? { worth: 0, seeds: 0 };
      vote.worth += 1 / places.length;
      vote.seeds += 1;
      votes.set(bucket, vote);
    }
  }
  const likely = [...votes]
    .filter(([, vote]) => vote.seeds >= seeds * LEAST_SEEDS)
    .sort((a, b) => b[1].worth - a[1].worth || a[0] - b[0])
    .slice(0, MOST_ALIKE);
  const found: Alignment[] = [];
  for (const [bucket] of likely) {
    const stretch = around(target, bucket * width, length, width);
    const alignment = mayHold(stretch) ? alignWords(source, wanted, target, stretch) : null;
    if (alignment) found.push(alignment);
  }
  found.sort((a, b) => b.share - a.share || a.words.first - b.words.first);
  return found.filter(
    ({ words }, at) =>
      !found
        .slice(0, at)
        .some((other) => other.words.first < words.end && words.first < other.words.end),
  );
}

function around(target: PreparedText, letter: number, length: number, width: number): WordSpan {
  const last = target.letters.length - 1;
  const clamp = (at: number): number => Math.max(0, Math.min(last, at));
  return {
    first: wordOf(target, clamp(letter - width / 4)),
    end: wordOf(target, clamp(letter + width + length * 1.5)) + 1,
  };
}
