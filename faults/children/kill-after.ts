import { Worker } from 'node:worker_threads';

/**
 * Kills this process so many milliseconds from now, from a thread of its own: whatever the process is doing
 * then, and however busy the one that watches it is.
 * @returns once the clock runs
 */
export function killAfter(ms: number): Promise<void> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     parentPort.postMessage('ready');
     Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});
     process.kill(process.pid, 'SIGKILL');`,
    { eval: true },
  );
  return new Promise((resolve) => worker.once('message', () => resolve()));
}
