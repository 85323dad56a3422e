import { Worker } from 'node:worker_threads';
import type { AnchorTask } from '../anchor-worker.ts';
import type { ReadDb } from '../store/db.ts';
import { workerFile } from '../worker-file.ts';
import type { Placed } from './anchor-between.ts';
import {
  type Foreseen,
  type MovingPassage,
  movingPassages,
  placeInOld,
  unforeseen,
} from './carry-passages.ts';

/** So many passages are placed on the core's own thread: starting another takes longer. */
const FEW = 500;

/**
 * Asks the rule about all passages of an article, on a thread of its own where they are many, so that the notebook
 * answers meanwhile. What is changed in the meantime is asked about again when they are carried over.
 * @param article its key; @param to the text that it is to get
 */
export async function foreseePlaces(db: ReadDb, article: number, to: string): Promise<Foreseen> {
  const count = db.value<number>('SELECT count(*) FROM passage WHERE article = ?', article) ?? 0;
  if (count <= FEW) return unforeseen;
  const groups = movingPassages(db, article);
  const tasks = groups.map(
    ({ text, passages }): AnchorTask => ({
      from: text,
      to,
      passages: passages.map((passage) => placeInOld(text, passage.at, passage)),
    }),
  );
  const answers = await inWorker(tasks);
  const known = new Map<number, { passage: MovingPassage; from: string; placed: Placed }>();
  for (const [group, { text, passages }] of groups.entries()) {
    for (const [at, passage] of passages.entries()) {
      const placed = answers[group]?.[at];
      if (placed) known.set(passage.key, { passage, from: text, placed });
    }
  }
  return (passage, from, next) => {
    const one = known.get(passage.key);
    const isSame =
      one !== undefined &&
      next === to &&
      one.from === from &&
      one.passage.ranges === passage.ranges &&
      one.passage.quote === passage.quote;
    return isSame ? one.placed : undefined;
  };
}

function inWorker(tasks: readonly AnchorTask[]): Promise<readonly (readonly Placed[])[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('anchor-worker'), { workerData: { tasks }, env: {} });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that places passages ended early.')));
    worker.once('message', resolve);
  });
}
