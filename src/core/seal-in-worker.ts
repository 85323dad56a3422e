import { Worker } from 'node:worker_threads';
import type { SealAnswer } from './backup-worker.ts';
import type { Sealed } from './store/seal-copy.ts';
import { workerFile } from './worker-file.ts';

/**
 * Finishes and verifies a copy on a thread of its own.
 * @throws Error where it is not sound in its structure; with the `code` of the system or of SQLite, if any
 */
export function sealInWorker(draft: string): Promise<Sealed> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('backup-worker'), { workerData: { draft }, env: {} });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that verifies a backup ended early.')));
    worker.once('message', (answer: SealAnswer) => {
      if (answer.kind === 'sealed') resolve(answer.sealed);
      else
        reject(Object.assign(new Error(answer.message), answer.code ? { code: answer.code } : {}));
    });
  });
}
