import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { backupCauseSchema } from '../../contract/backup.ts';
import { removeFile } from './remove-file.ts';
import type { Sealed } from './seal-copy.ts';
import { syncFile, syncFolder } from './sync-file.ts';

/** What stands beside each backup, written last: a backup without it does not count. */
const manifestSchema = z.strictObject({
  sequence: z.number().int().nonnegative(),
  made: z.string(),
  cause: backupCauseSchema,
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
  version: z.number().int(),
  commits: z.number().int(),
  counts: z.strictObject({
    articles: z.number().int(),
    passages: z.number().int(),
    tags: z.number().int(),
    changes: z.number().int(),
  }),
  faults: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A backup that is there. */
export interface BackupFile extends Manifest {
  readonly id: string;
  readonly path: string;
}

/** Where the backups of the notebook at `path` are: a folder beside it. */
export function backupFolder(path: string): string {
  return `${path}-backups`;
}

const ENDING = '.commonplace';
const UNFINISHED = '.part';

/** The backups of a notebook, newest first. Files that are none, or were not finished, are not listed. */
export function listBackups(path: string): BackupFile[] {
  const folder = backupFolder(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const id = name.slice(0, -'.json'.length);
      const manifest = readManifest(join(folder, name));
      const file = join(folder, `${id}${ENDING}`);
      return manifest && existsSync(file) ? [{ ...manifest, id, path: file }] : [];
    })
    .sort((a, b) => b.sequence - a.sequence);
}

/** Takes away what a crash left half made. */
export function clearUnfinished(path: string): void {
  const folder = backupFolder(path);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.includes(UNFINISHED)) removeFile(join(folder, name));
  }
}

/** The name of a backup that is being made, in its folder, which is made where there is none. */
export function draftBackup(path: string): string {
  const folder = backupFolder(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `${process.pid}-${Date.now()}${UNFINISHED}`);
  // Nobody else on this computer may read it.
  writeFileSync(draft, '', { mode: 0o600, flag: 'wx' });
  return draft;
}

/** Gives a draft that was verified its name, then its manifest: whole, or not there. */
export function keepBackup(
  path: string,
  draft: string,
  sealed: Sealed,
  told: Pick<Manifest, 'made' | 'cause'>,
): BackupFile {
  const folder = backupFolder(path);
  const sequence = nextSequence(folder);
  const id = `${String(sequence).padStart(6, '0')}-${told.made.slice(0, 19).replaceAll(':', '-')}`;
  const file = join(folder, `${id}${ENDING}`);
  const manifest: Manifest = { sequence, ...told, ...sealed, faults: [...sealed.faults] };
  renameSync(draft, file);
  syncFolder(folder);
  const beside = join(folder, `${id}.json${UNFINISHED}`);
  writeFileSync(beside, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  syncFile(beside);
  renameSync(beside, join(folder, `${id}.json`));
  syncFolder(folder);
  return { ...manifest, id, path: file };
}

/** Takes a backup away: its manifest first, so that it never counts without its file. */
export function removeBackup({ id, path }: BackupFile): void {
  removeFile(join(path, '..', `${id}.json`));
  for (const ending of ['', '-wal', '-shm', '-journal']) removeFile(`${path}${ending}`);
}

/** By the names of all files, so that no number comes twice after a crash. */
function nextSequence(folder: string): number {
  const used = readdirSync(folder).map((name) => Number(/^(\d{6,})-/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...used) + 1;
}

function readManifest(file: string): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}
