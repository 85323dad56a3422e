// Runs the built command line in this very process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ROOT } from './ensure-built.mjs';

const CANNOT_USE = 3;

/** @param {readonly string[]} words as if given to `commonplace` */
export async function runCli(words) {
  if (!ensureBuilt()) {
    process.exitCode = CANNOT_USE;
    return;
  }
  const program = join(ROOT, 'out/main/cli.js');
  process.argv = [process.execPath, program, ...words];
  await import(pathToFileURL(program).href);
}
