import { whenIdle } from './when-idle.ts';

/** Shorter texts are laid out at once: there is nothing to win. In characters. */
const LONG = 60_000;
const LATER = 'chunk--later';

/**
 * Lays out a long text in two goes: what is near the viewport before the first paint, the rest in small steps right
 * after it. Until then a chunk counts with an estimate of its height, and the browser's scroll anchoring
 * keeps what is read in place as estimates come true.
 * @param lengths characters of each chunk
 * @param done called when all chunks have their heights; at once for a short text
 * @returns the way to lay out all that is left now
 */
export function revealChunks(
  chunks: readonly HTMLElement[],
  lengths: readonly number[],
  done: () => void,
): { readonly finish: () => void; readonly stop: () => void } {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total < LONG) return { finish: () => {}, stop: () => {} };
  const [first, ...later] = chunks;
  for (const chunk of later) chunk.classList.add(LATER);
  const height = (first?.getBoundingClientRect().height ?? 0) / Math.max(1, lengths[0] ?? 1);
  for (const [at, chunk] of chunks.entries()) {
    if (at > 0)
      chunk.style.containIntrinsicBlockSize = `auto ${Math.round(height * (lengths[at] ?? 0))}px`;
  }
  let next = 0;
  const reveal = (): void => {
    const chunk = later[next];
    next += 1;
    chunk?.classList.remove(LATER);
    // Laid out here, so that each step has its share and the last has no more than others.
    chunk?.getBoundingClientRect();
  };
  let stopIdle: (() => void) | null = null;
  // The first paint comes before the first step.
  const frame = requestAnimationFrame(() => {
    stopIdle = whenIdle(() => {
      reveal();
      if (next < later.length) return true;
      done();
      return false;
    });
  });
  const stop = (): void => {
    cancelAnimationFrame(frame);
    stopIdle?.();
  };
  return {
    stop,
    finish: () => {
      if (next >= later.length) return;
      stop();
      for (const chunk of later.slice(next)) chunk.classList.remove(LATER);
      next = later.length;
      done();
    },
  };
}
