import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openCore } from '../../src/core/core.ts';
import type { Operation } from './operations.ts';
import { ownCount } from './own-count.ts';
import { steady } from './steady.ts';

/** What the notebook is called in every folder where something happens to it. */
export const NOTEBOOK = 'n.commonplace';

/**
 * Makes a folder with a copy of the base notebook, and does there what must be done before an operation.
 * @returns the notebook's path
 */
export async function prepare(base: string, folder: string, operation: Operation): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, NOTEBOOK);
  if (operation.place) operation.place(path);
  else cpSync(base, path);
  if (operation.prepare) {
    const { core, at } = steady(openCore(path, 'a fault test'), 'c');
    at(80_000);
    const reply = await operation.prepare(core);
    if (!reply.ok) throw new Error(`it could not be prepared: ${reply.failure.message}`);
    await core.close();
  }
  return path;
}

/** Copies a prepared folder, without its locks. @returns the notebook's path in the copy */
export function copyPrepared(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, {
    recursive: true,
    filter: (file) => !/-(lock|owner|shm)$/.test(basename(file)),
  });
  const path = join(to, NOTEBOOK);
  ownCount(path);
  return path;
}
