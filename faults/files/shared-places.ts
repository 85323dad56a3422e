import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openCore } from '../../src/core/core.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { NOTEBOOK } from '../notebook/prepare.ts';
import { numbersIn, runChild, twoAtATime } from '../run-child.ts';

interface Place {
  readonly name: string;
  /** Folders that it lies in. */
  readonly folder: string;
  /** The file system's number, where it is said to be another. */
  readonly type?: string;
}

const PLACES: readonly Place[] = [
  { name: 'Dropbox', folder: 'Dropbox/Notes' },
  { name: 'Dropbox', folder: 'Dropbox (Institute)' },
  { name: 'OneDrive', folder: 'OneDrive - The Institute' },
  { name: 'iCloud Drive', folder: 'Library/Mobile Documents/com~apple~CloudDocs' },
  { name: 'Google Drive', folder: 'GoogleDrive-reader/My Drive' },
  { name: 'Nextcloud', folder: 'Nextcloud/Work' },
  { name: 'Syncthing', folder: 'Syncthing' },
  { name: 'NFS', folder: 'mnt/nfs', type: '0x6969' },
  { name: 'CIFS', folder: 'mnt/cifs', type: '0xff534d42' },
  { name: 'SMB', folder: 'mnt/smb', type: '0xfe534d42' },
  { name: '9P', folder: 'mnt/9p', type: '0x01021997' },
  { name: 'Ceph', folder: 'mnt/ceph', type: '0x00c36400' },
];

/**
 * F29: a notebook lies on a network drive, or in a folder that a program copies. Its user is told before anything is
 * written; on a network drive there is no write-ahead log, which needs shared memory; and a kill loses nothing there
 * either.
 */
export const sharedPlaces: Fault = {
  id: 'F29',
  title: 'network drives and folders that are copied',
  saboteurs: [],
  least: {
    full: { tried: 7, acknowledged: 35 },
    small: { tried: 7, acknowledged: 35 },
  },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const places = PLACES.filter(({ type }) => run.tracer || type === undefined);
    if (places.length < PLACES.length)
      run.note('network drives are left out: there is no C compiler');
    await twoAtATime(run.each(places.entries()), ([n, place]) => look(run, base, place, n));
  },
};

async function look(
  run: Run,
  base: string,
  { name, folder, type }: Place,
  n: number,
): Promise<void> {
  const { tally, tracer } = run;
  const place = join(run.folder, String(n), folder);
  mkdirSync(place, { recursive: true });
  const path = join(place, NOTEBOOK);
  cpSync(base, path);
  const { said, error } = await runChild({
    program: 'place',
    words: [path],
    says: join(run.folder, `${n}.words`),
    ...(tracer && type
      ? { watched: { tracer, folder: place }, environment: { FAULTS_STATFS: type } }
      : {}),
  });
  tally.tried();
  tally.acknowledged(numbersIn(said, 'ack').length);
  const [first = ''] = said;
  if (!first.startsWith('notice place') || !first.includes(name))
    tally.wrong(`${name}: it is not told first: ${said.join(' | ')} ${error}`);
  const wanted = type ? 'delete' : 'wal';
  if (!said.includes(`mode ${wanted}`)) tally.wrong(`${name}: its journal is not ${wanted}`);
  if (type && said.includes('log')) tally.wrong(`${name}: there is a write-ahead log`);
  const verdict = await judge(path);
  if (verdict.kind !== 'sound') tally.corrupt(`${name}: ${JSON.stringify(verdict)}`);
  const [changes = 0] = numbersIn(said, 'changes');
  const there = await changesIn(path);
  if (there < changes) tally.lost(changes - there, `${name}: changes that were acknowledged`);
}

async function changesIn(path: string): Promise<number> {
  const core = openCore(path, 'a judge');
  const changes = core.db.value<number>('SELECT count(*) FROM change') ?? 0;
  await core.close();
  return changes;
}
