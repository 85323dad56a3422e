const FREE_TRIES = 10;
const SLOWED_MS = 250;
const TOLD_AT = 20;

/**
 * Slows down whoever guesses, and tells the user once. Requests that bear the token are never slowed.
 * @param tell shows a sentence to the user
 * @returns to be awaited at each refusal, before it is answered
 */
export function slowRefusals(tell: (sentence: string) => void): () => Promise<void> {
  let count = 0;
  return async () => {
    count += 1;
    if (count === TOLD_AT) {
      tell('Another program on this computer keeps asking for the notebook without a valid token.');
    }
    if (count > FREE_TRIES) await new Promise((resolve) => setTimeout(resolve, SLOWED_MS));
  };
}
