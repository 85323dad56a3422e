const VOCABULARY = 30_000;

/** Chance that is the same each time. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A word of a made-up language, in which words are as unequally common as in real ones. */
export function madeUpWord(chance) {
  return wordOf(Math.floor(VOCABULARY ** chance()) - 1);
}

/** The word of a rank: the same each time, made of syllables. */
export function wordOf(rank) {
  const syllables = ['ba', 'de', 'ki', 'lo', 'mu', 'na', 're', 'si', 'to', 'vu', 'ga', 'pe'];
  let word = '';
  for (let rest = rank + 13; rest > 0; rest = Math.floor(rest / 12)) word += syllables[rest % 12];
  return word;
}
