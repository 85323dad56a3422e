import { parentPort } from 'node:worker_threads';
import { lookAt, type Question } from '../notebook/look-at.ts';

// Not a program but a thread of the run itself: looks at notebooks, one after the other.
parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await lookAt(question));
});
