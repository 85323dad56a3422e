import { cpSync } from 'node:fs';
import { openCore } from '../../src/core/core.ts';
import type { Operation } from './operations.ts';
import { steady } from './steady.ts';

/** Copies the base notebook to `path` and does what must be done before an operation. */
export async function prepare(
  base: string,
  path: string,
  { prepare: before }: Operation,
): Promise<void> {
  cpSync(base, path);
  if (!before) return;
  const { core, at } = steady(openCore(path, 'a fault test'), 'c');
  at(80_000);
  const reply = await before(core);
  if (!reply.ok) throw new Error(`the operation could not be prepared: ${reply.failure.message}`);
  await core.close();
}
