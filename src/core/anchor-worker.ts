import { parentPort, workerData } from 'node:worker_threads';
import { anchorBetween, type Placed, type Standing } from './features/anchor-between.ts';

/** Passages that stand in one text, on their way to another. */
export interface AnchorTask {
  readonly from: string;
  readonly to: string;
  readonly passages: readonly Standing[];
}

/** The thread in which the rule is asked about the passages of a long article, so that reading goes on meanwhile. */
const { tasks } = workerData as { tasks: readonly AnchorTask[] };
if (!parentPort) throw new Error('anchor-worker runs as a worker thread only');

parentPort.postMessage(
  tasks.map(({ from, to, passages }): readonly Placed[] => {
    const { place } = anchorBetween(from, to);
    return passages.map(place);
  }),
);
