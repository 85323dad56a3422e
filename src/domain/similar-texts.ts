/** Words of a shingle: enough that two texts on the same matter share few by chance. */
const SHINGLE = 4;

/**
 * How much two texts have in common, from 0 to 1: the share of their runs of four words that stand in both
 * (Dice's coefficient over w-shingles, Broder 1997). Case, punctuation and white space do not count.
 */
export function similarity(a: string, b: string): number {
  const one = shingles(a);
  const other = shingles(b);
  if (one.size + other.size === 0) return 1;
  let common = 0;
  for (const shingle of one) if (other.has(shingle)) common += 1;
  return (2 * common) / (one.size + other.size);
}

function shingles(text: string): Set<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const found = new Set<string>();
  // A text shorter than a run is one run.
  for (let at = 0; at <= Math.max(0, words.length - SHINGLE); at += 1) {
    const run = words.slice(at, at + SHINGLE).join(' ');
    if (run !== '') found.add(run);
  }
  return found;
}
