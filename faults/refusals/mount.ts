import { spawnSync } from 'node:child_process';

/**
 * Does the work with a file system in memory on `folder`, where this user may mount one.
 * @param options as `mount -o` takes them: `size=3m`
 * @returns false where it cannot be mounted, and nothing was done
 */
export async function withMount(
  folder: string,
  options: string,
  work: () => Promise<void>,
): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'faults', folder]);
  if (mounted.status !== 0) return false;
  try {
    await work();
    return true;
  } finally {
    // Lazily: a child that still ends may hold it for a moment.
    spawnSync('umount', ['-l', folder]);
  }
}

/** Mounts again with other options what is mounted: `ro`. @returns whether that went well */
export function remount(folder: string, options: string): boolean {
  return spawnSync('mount', ['-o', `remount,${options}`, folder]).status === 0;
}

/**
 * Shows a folder under another name, as a disk that is plugged in shows up.
 * @returns false where this user may not
 */
export function plugIn(disk: string, place: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return spawnSync('mount', ['--bind', disk, place]).status === 0;
}

/** Takes it away again, whoever has files of it open. */
export function unplug(place: string): void {
  spawnSync('umount', ['-l', place]);
}
