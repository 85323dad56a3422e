import { parentPort, workerData } from 'node:worker_threads';

/**
 * The thread beside a reader's own: ends the process when it has grown beyond its limit, however busy it is,
 * and when the program that started it is gone.
 */
const EVERY_MS = 25;
if (!parentPort) throw new Error('watch-memory runs as a worker thread only');
const { limitMb } = workerData as { readonly limitMb: number };
const parent = process.ppid;

setInterval(() => {
  const large = process.memoryUsage.rss() > limitMb * 1_000_000;
  if (large || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
