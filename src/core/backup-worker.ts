import { parentPort, workerData } from 'node:worker_threads';
import { type Sealed, sealCopy } from './store/seal-copy.ts';

/** What the thread answers. */
export type SealAnswer =
  | { readonly kind: 'sealed'; readonly sealed: Sealed }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string | null };

/** The thread in which a copy is looked at: it takes seconds for a large notebook, and nobody may wait. */
const { draft } = workerData as { draft: string };
if (!parentPort) throw new Error('backup-worker runs as a worker thread only');

parentPort.postMessage(answer());

function answer(): SealAnswer {
  try {
    return { kind: 'sealed', sealed: sealCopy(draft) };
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    return { kind: 'failed', message, code: code ?? null };
  }
}
