import { statfsSync } from 'node:fs';
import { dirname, win32 } from 'node:path';

/** A place where other computers, or another program, may write a file that is open here. */
export interface SharedPlace {
  /** `network`: a file system whose locks and memory are not those of this computer. `cloud`: a folder that is copied. */
  readonly kind: 'network' | 'cloud';
  /** What it is called: "NFS", "Dropbox". */
  readonly name: string;
}

/** The numbers by which Linux knows them (statfs(2), linux/magic.h). */
const NETWORKS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x013111a8, 'IBRIX'],
]);

/** Names of folders that programs make which keep them in step. */
const CLOUDS: readonly (readonly [folder: RegExp, name: string])[] = [
  [/^Dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^OneDrive( - .+)?$/i, 'OneDrive'],
  [/^(iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/i, 'iCloud Drive'],
  [/^(Google ?Drive|GoogleDrive-.+|My Drive)$/i, 'Google Drive'],
  [/^Nextcloud\d*$/i, 'Nextcloud'],
  [/^ownCloud\d*$/i, 'ownCloud'],
  [/^pCloud ?Drive$/i, 'pCloud'],
  [/^Syncthing$/i, 'Syncthing'],
  [/^(Box|Box Sync)$/, 'Box'],
  [/^MEGA(sync)?$/, 'MEGA'],
  [/^Seafile$/i, 'Seafile'],
  [/^Proton ?Drive$/i, 'Proton Drive'],
];

/**
 * Whether a notebook lies where it is not alone. The names of folders are a guess: what it leads to is a sentence,
 * never a refusal.
 * @param file the notebook, behind all links; it may not be there yet
 * @param typeOf the number of a folder's file system
 */
export function sharedPlace(
  file: string,
  typeOf: (folder: string) => number = typeOfFolder,
): SharedPlace | null {
  const name = win32.parse(file).root.startsWith('\\\\')
    ? 'a network drive'
    : NETWORKS.get(typeOf(dirname(file)));
  if (name !== undefined) return { kind: 'network', name };
  const folders = win32.dirname(file).split(/[/\\]/);
  const cloud = CLOUDS.find(([folder]) => folders.some((one) => folder.test(one)));
  return cloud ? { kind: 'cloud', name: cloud[1] } : null;
}

/** What its user should know of it before anything is written there. */
export function placeSentence({ kind, name }: SharedPlace): string {
  return kind === 'network'
    ? `This notebook lies on a network drive (${name}), whose locks cannot be trusted: open it on one computer at a time. It is safest on this computer’s own disk, with backups over there.`
    : `This notebook lies in a folder that ${name} copies while it is in use: what is copied then is not whole, and two computers would write over each other. It is safest elsewhere, with backups in there.`;
}

function typeOfFolder(folder: string): number {
  // Other systems number their file systems anew at each start.
  if (process.platform !== 'linux') return 0;
  try {
    return statfsSync(folder).type >>> 0;
  } catch {
    return 0;
  }
}
