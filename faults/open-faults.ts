/** Faults that are known and not made here yet, with the reason; the documentation lists them as open. */
export const OPEN_FAULTS: Readonly<Record<string, string>> = {
  F20: 'a million passages: speed is the benchmark’s, `npm run bench`',
};
