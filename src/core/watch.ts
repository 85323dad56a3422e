import type { Core } from './core.ts';
import { createRound } from './health.ts';
import { fillBallast } from './store/ballast.ts';

/** The first look is left until the window has settled. */
const FIRST_MS = 20_000;
const PAUSE_MS = 250;
/** So long is looked at once; then others get their turn. */
const SLICE_MS = 8;
/** From the end of a round to the next. */
const ROUND_MS = 60 * 60_000;
const RESERVE_MS = 60_000;

/**
 * What is done while nobody asks for anything: the digests of all rows are verified by and by, and the reserve on
 * the disk is kept. Returns the way to stop it.
 */
export function watchNotebook(core: Core): () => void {
  let stopped = false;
  let round = createRound(() => core.db);
  let timer: NodeJS.Timeout;
  const look = (): void => {
    if (stopped) return;
    const begun = performance.now();
    let wait = PAUSE_MS;
    try {
      while (performance.now() - begun < SLICE_MS) {
        const found = round();
        if (found === null) {
          round = createRound(() => core.db);
          wait = ROUND_MS;
          break;
        }
        core.health.add(found);
      }
    } catch {
      // What cannot be read is told where it was read; the round goes on from there another time.
      wait = ROUND_MS;
    }
    later(wait);
  };
  const later = (ms: number): void => {
    timer = setTimeout(look, ms);
    timer.unref();
  };
  const keepReserve = (): void => {
    if (core.reading) return;
    if (fillBallast(core.file)) core.health.setReserveUsed(false);
  };
  later(FIRST_MS);
  const first = setTimeout(keepReserve, FIRST_MS / 10);
  const reserve = setInterval(keepReserve, RESERVE_MS);
  first.unref();
  reserve.unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(first);
    clearInterval(reserve);
  };
}
