import type { Client } from '../../../contract/client.ts';
import { CallFailure } from '../../../contract/failure.ts';
import type { Job } from '../../../contract/job.ts';
import { toBase64 } from './base64.ts';
import { beginRun, editRun } from './import-runs.ts';
import type { WaitingFile } from './waiting-file.ts';

/** How an import should go: the same for all its files. */
export interface ImportOptions {
  readonly tags: readonly string[];
  readonly collection: string | null;
  /** Books as one article a chapter. */
  readonly chapters?: boolean;
  /** Opens files that are encrypted. */
  readonly password?: string;
}

/** What the core may hold unread: the next file is read only when there is room, so bytes never pile up. */
const AHEAD = { files: 200, bytes: 16_000_000 };

/**
 * Sends files to the core one at a time: reads one, sends it, waits while {@link AHEAD} is queued, goes on.
 * A file that cannot be read is noted and the rest go on. Ends when the last is sent (the core may still
 * read) or when the job was cancelled.
 * @returns the job's id, as soon as the core opened the import
 */
export async function sendFiles(
  client: Client,
  files: readonly WaitingFile[],
  leftOut: readonly string[],
  options: ImportOptions,
): Promise<{ job: string; sent: Promise<void> }> {
  const { id } = await client.call('import.open', {
    total: files.length,
    tags: [...options.tags],
    ...(options.collection === null ? {} : { collection: options.collection }),
  });
  beginRun({
    job: id,
    sent: 0,
    total: files.length,
    sending: true,
    unread: [],
    unsent: [],
    leftOut,
  });
  return { job: id, sent: sendAll(client, id, files, options) };
}

async function sendAll(
  client: Client,
  job: string,
  files: readonly WaitingFile[],
  { chapters, password }: ImportOptions,
): Promise<void> {
  const how = { ...(chapters ? { chapters } : {}), ...(password ? { password } : {}) };
  const queue = watchQueue(client, job);
  try {
    const sizes: number[] = [];
    const leaveOut = (from: number): void => {
      const unsent = files.slice(from).map(({ name }) => name);
      editRun(job, (run) => ({ ...run, unsent }));
    };
    for (const [at, file] of files.entries()) {
      if (!(await queue.hasRoom(leastDone(sizes)))) return leaveOut(at);
      try {
        const bytes = await file.bytes();
        const companions = await besides(file);
        await client.call('import.add', {
          job,
          name: file.name,
          bytes: toBase64(bytes),
          ...how,
          ...(companions.length > 0 ? { companions } : {}),
        });
        sizes.push(bytes.length + companions.reduce((sum, one) => sum + one.bytes.length, 0));
        editRun(job, (run) => ({ ...run, sent: run.sent + 1 }));
      } catch (error) {
        if (await queue.isOver()) return leaveOut(at);
        const unread = { name: file.name, error: reasonOf(error) };
        editRun(job, (run) => ({ ...run, unread: [...run.unread, unread] }));
      }
    }
  } finally {
    queue.stop();
    editRun(job, (run) => ({ ...run, sending: false }));
    await client.call('import.close', { job }).catch(() => {});
  }
}

/** The pictures that a browser saved beside a page, by the way from the page to them. */
async function besides({
  name,
  companions = [],
}: WaitingFile): Promise<{ name: string; bytes: string }[]> {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const read: { name: string; bytes: string }[] = [];
  for (const file of companions) {
    if (!/\.(?:png|jpe?g|gif|webp)$/i.test(file.name)) continue;
    const bytes = await file.bytes().catch(() => null);
    if (bytes) read.push({ name: file.name.slice(folder.length), bytes: toBase64(bytes) });
  }
  return read;
}

/** How many of the files sent must be done before another may be: so many that the rest fits {@link AHEAD}. */
function leastDone(sizes: readonly number[]): number {
  let bytes = 0;
  for (let waiting = 0; waiting < sizes.length; waiting += 1) {
    bytes += sizes[sizes.length - 1 - waiting] ?? 0;
    if (waiting + 1 >= AHEAD.files || bytes > AHEAD.bytes) return sizes.length - waiting;
  }
  return 0;
}

/** Follows how far the core has come with a job, asking again only when it says that jobs changed. */
function watchQueue(client: Client, id: string) {
  let wake: () => void = () => {};
  const stop = client.subscribe((event) => {
    if (event.topics.includes('jobs')) wake();
  });
  const read = async (): Promise<Job | null> =>
    (await client.call('jobs.list', { brief: true })).find((job) => job.id === id) ?? null;
  const isGone = (job: Job | null): boolean =>
    job === null || job.state === 'cancelled' || job.state === 'done';
  let last = 0;
  return {
    stop,
    isOver: async (): Promise<boolean> => isGone(await read().catch(() => null)),
    /** Waits until the core is done with `least` files; false when the job is over before. */
    hasRoom: async (least: number): Promise<boolean> => {
      while (last < least) {
        const told = new Promise<void>((resolve) => {
          wake = resolve;
          // An event may be lost with a connection; asking again costs little.
          setTimeout(resolve, 1000);
        });
        const job = await read();
        if (isGone(job)) return false;
        last = job?.done ?? last;
        if (last < least) await told;
      }
      return true;
    },
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof CallFailure) return error.failure.message;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotReadableError') return 'The file cannot be read. Is it open in another program?';
  if (name === 'NotFoundError') return 'The file was moved or deleted before it could be read.';
  if (name === 'NotAllowedError') return 'The system does not let the file be read.';
  return 'The file cannot be read.';
}
