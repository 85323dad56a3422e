// Vitest calls this once before the tests that run the built program.
import { ensureBuilt } from './ensure-built.mjs';

export function setup() {
  if (!ensureBuilt()) throw new Error('The program could not be built; its messages are above.');
}
