import { Worker } from 'node:worker_threads';
import { childFile } from '../run-child.ts';
import type { Question, Verdict } from './look-at.ts';

export type { Verdict } from './look-at.ts';

/** As many as there are lanes: looking at a notebook takes longer than what happened to it. */
const JUDGES = 2;

interface Judge {
  readonly worker: Worker;
  waiting: number;
  tail: Promise<unknown>;
}

const judges: Judge[] = [];

/**
 * Looks at a notebook after a fault, on a thread that does nothing else.
 * @param write whether it must take a change too; it is made on what is looked at
 * @param check whether all of it is checked; else only what the program says by itself counts
 * @param trusting a saboteur: what is said to be missing is not listened to
 */
export function judge(
  path: string,
  { write = false, check = true, trusting = false } = {},
): Promise<Verdict> {
  const one = next();
  one.waiting += 1;
  const verdict = one.tail.then(() => ask(one.worker, { path, write, check, trusting }));
  one.tail = verdict.catch(() => undefined);
  return verdict.finally(() => {
    one.waiting -= 1;
  });
}

function next(): Judge {
  const free = judges.find(({ waiting }) => waiting === 0);
  if (free) return free;
  if (judges.length < JUDGES) {
    const worker = new Worker(childFile('judge'));
    // What was never asked for anything must not keep the run from ending.
    worker.unref();
    const fresh = { worker, waiting: 0, tail: Promise.resolve() };
    judges.push(fresh);
    return fresh;
  }
  return judges.reduce((least, one) => (one.waiting < least.waiting ? one : least));
}

function ask(worker: Worker, question: Question): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const answered = (verdict: Verdict): void => {
      worker.off('error', failed);
      worker.unref();
      resolve(verdict);
    };
    const failed = (error: unknown): void => {
      worker.off('message', answered);
      judges.splice(0, judges.length, ...judges.filter((one) => one.worker !== worker));
      reject(error);
    };
    worker.ref();
    worker.once('message', answered);
    worker.once('error', failed);
    worker.postMessage(question);
  });
}
