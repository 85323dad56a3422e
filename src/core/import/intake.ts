import type { ImportRow } from '../../contract/job.ts';
import type { Core } from '../core.ts';
import { type Batch, bringIn, type ReadFile } from './bring-in.ts';

/** Takes files of one import into the notebook: read ahead of each other, put in in turn. */
export interface Intake {
  /**
   * Reads a file and puts it in behind those that were taken before.
   * @param read its row where there is nothing to put in
   * @returns its row, when what was put in is safely on the disk
   */
  take(read: () => Promise<ReadFile | ImportRow>): Promise<ImportRow>;
}

/** So many files go into one transaction, which keeps others waiting. */
const TOGETHER = 64;
/** As long as more is being read, a file waits so long for others to share the disk's time with. */
const PATIENCE_MS = 25;
/** No transaction takes much longer than this: it holds up whoever reads. */
const MOST_MS = 40;

interface Shelved {
  readonly file: ReadFile;
  resolve(row: ImportRow): void;
  reject(error: unknown): void;
}

/** @param batch the change that all files go into; null where each is one of its own */
export function createIntake(core: Core, batch: Batch | null): Intake {
  const shelf: Shelved[] = [];
  let reading = 0;
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  /** How many were put in in a millisecond lately. */
  let pace = 1;

  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    while (shelf.length > 0) {
      const count = batch ? Math.max(1, Math.min(TOGETHER, Math.floor(pace * MOST_MS))) : 1;
      const some = shelf.splice(0, count);
      const start = performance.now();
      putAll(core, some, batch);
      pace = some.length / Math.max(0.1, performance.now() - start);
    }
  };
  const settle = (): void => {
    if (shelf.length === 0) return;
    if (reading === 0 || shelf.length >= TOGETHER) flush();
    else timer ??= setTimeout(flush, PATIENCE_MS);
  };
  const shelve = (file: ReadFile): Promise<ImportRow> =>
    new Promise((resolve, reject) => {
      shelf.push({ file, resolve, reject });
    });
  return {
    take: async (read) => {
      reading += 1;
      const before = last;
      const { promise, resolve: next } = Promise.withResolvers<void>();
      last = promise;
      try {
        let file: ReadFile | ImportRow;
        try {
          file = await read();
        } finally {
          await before;
        }
        // Not awaited here: the next one may be put beside it before it is on the disk.
        return 'parsed' in file ? shelve(file) : file;
      } finally {
        reading -= 1;
        next();
        settle();
      }
    },
  };
}

/** Together, or where that fails one by one: what one file causes is no other's trouble. */
function putAll(core: Core, some: readonly Shelved[], batch: Batch | null): void {
  const files = some.map(({ file }) => file);
  try {
    const rows = bringIn(core, files, batch);
    for (const [at, { resolve, reject }] of some.entries()) {
      const row = rows[at];
      if (row) resolve(row);
      else reject(new Error('a file was put in without a row'));
    }
  } catch (error) {
    const [only] = some;
    if (some.length > 1) for (const one of some) putAll(core, [one], batch);
    else only?.reject(error);
  }
}
