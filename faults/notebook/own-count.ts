import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';

/**
 * Makes the count beside a notebook that of this very file, as it is after a crash or a power cut. What a fault left is
 * looked at in a copy, and a copy of a notebook in use says that it is one.
 */
export function ownCount(path: string): void {
  const count = `${path}-count`;
  if (!existsSync(count) || !existsSync(path)) return;
  const said = readFileSync(count, 'latin1');
  writeFileSync(count, said.replace(/\n\d+\n$/, `\n${statSync(path, { bigint: true }).ino}\n`));
}
