import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Backup, BackupCause } from '../contract/backup.ts';
import { fail } from '../contract/failure.ts';
import { backupsToRemove } from '../domain/keep-backups.ts';
import { sealInWorker } from './seal-in-worker.ts';
import {
  type BackupFile,
  clearUnfinished,
  draftBackup,
  keepBackup,
  listBackups,
  removeBackup,
} from './store/backup-files.ts';
import type { Database } from './store/db.ts';
import { isDiskFull } from './store/disk-full.ts';
import { removeFile } from './store/remove-file.ts';

/** The backups of an open notebook. */
export interface Backups {
  /** Newest first. */
  list(): BackupFile[];
  /** Why the last one could not be made, in a sentence; null where it could. */
  readonly failed: string | null;
  readonly running: boolean;
  /** Makes one; those asked for at once are made one after the other. @throws CallFailure why not */
  make(cause: BackupCause): Promise<BackupFile>;
  remove(ids: readonly string[]): void;
  /** Told that something was changed: the clock of the automatic ones. */
  changed(): void;
  stop(): void;
}

/** Ten minutes of change, as promised. */
const EVERY_MS = 10 * 60_000;
/** What an earlier session left without a backup gets one soon after the start, when the window has settled. */
const START_MS = 30_000;
/** Pages copied at once: a step takes about a millisecond, then others get their turn. */
const STEP_PAGES = 200;
/** Backups may take twenty times the notebook, but no more than a tenth of what the disk has left. */
const TIMES = 20;
const LEAST_BUDGET = 500_000_000;

/** What backups need of the core. */
export interface BackupSource {
  readonly path: string;
  db(): Database;
  now(): string;
  /** Called when the list or its state changed. */
  tell(): void;
}

/** Looks after the backups of a notebook that can be written. @param automatic whether to make them by itself */
export function createBackups(source: BackupSource, automatic: boolean): Backups {
  let queue: Promise<unknown> = Promise.resolve();
  let running = 0;
  let failed: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const { path } = source;

  const run = async (cause: BackupCause): Promise<BackupFile> => {
    const draft = draftBackup(path);
    try {
      await source.db().copyTo(draft, STEP_PAGES);
      const sealed = await sealInWorker(draft);
      const backup = keepBackup(path, draft, sealed, { made: source.now(), cause });
      rotate(path, backup);
      failed =
        backup.faults.length === 0
          ? null
          : `The last backup is not sound: ${backup.faults.slice(0, 3).join('; ')}.`;
      return backup;
    } catch (error) {
      removeFile(draft);
      removeFile(`${draft}-journal`);
      failed = whyNot(error);
      return fail('unwritten', failed);
    }
  };
  const make = (cause: BackupCause): Promise<BackupFile> => {
    running += 1;
    source.tell();
    if (timer) clearTimeout(timer);
    timer = null;
    const made = queue.then(() =>
      stopped ? fail('cancelled', 'The notebook is being closed.') : run(cause),
    );
    queue = made.catch(() => undefined);
    return made.finally(() => {
      running -= 1;
      source.tell();
    });
  };
  const wait = (ms: number): void => {
    if (!automatic || timer || stopped) return;
    timer = setTimeout(() => {
      timer = null;
      make('automatic').catch(() => wait(EVERY_MS));
    }, ms);
    timer.unref();
  };

  clearUnfinished(path);
  if (automatic && isBehind(source.db(), listBackups(path)[0])) wait(START_MS);
  return {
    list: () => listBackups(path),
    get failed() {
      return failed;
    },
    get running() {
      return running > 0;
    },
    make,
    remove: (ids) => {
      const known = listBackups(path);
      for (const id of ids) {
        const backup = known.find((one) => one.id === id);
        removeBackup(backup ?? fail('not-found', `There is no backup ${id}.`));
      }
      source.tell();
    },
    changed: () => wait(EVERY_MS),
    stop: () => {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** Whether the history went on since a backup; an empty notebook needs none. */
function isBehind(db: Database, last: BackupFile | undefined): boolean {
  const changes = db.value<number>('SELECT count(*) FROM change') ?? 0;
  return changes > 0 && changes !== last?.counts.changes;
}

/** Makes room for what comes; nothing goes for a backup that is not sound. */
function rotate(path: string, newest: BackupFile): void {
  const all = listBackups(path);
  const unsound = all.filter(({ faults }) => faults.length > 0);
  // Of those that are not sound the newest is kept: it may still be better than nothing.
  for (const old of unsound.slice(1)) removeBackup(old);
  if (newest.faults.length > 0) return;
  const sound = all.filter(({ faults }) => faults.length === 0);
  const going = backupsToRemove(
    sound.map((backup) => ({
      ...backup,
      items: backup.counts.articles + backup.counts.passages,
    })),
    budgetFor(path, newest.bytes),
  );
  for (const backup of sound) if (going.includes(backup.id)) removeBackup(backup);
}

function budgetFor(path: string, bytes: number): number {
  const wanted = Math.max(LEAST_BUDGET, TIMES * bytes);
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return Math.min(wanted, Math.max(3 * bytes, (bavail * bsize) / 10));
  } catch {
    return wanted;
  }
}

function whyNot(error: unknown): string {
  const { message } = error as { message?: string };
  if (isDiskFull(error)) {
    return 'The backup could not be made: the disk is full.';
  }
  return `The backup could not be made: ${message ?? 'it is not known why'}.`;
}

/** A backup as the contract shows it. */
export function asBackup({ id, made, cause, faults, bytes, counts }: BackupFile): Backup {
  return {
    id,
    made,
    cause,
    verified: faults.length === 0,
    faults,
    bytes,
    articles: counts.articles,
    passages: counts.passages,
    tags: counts.tags,
  };
}
