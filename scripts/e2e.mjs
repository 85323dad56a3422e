// `npm run e2e -- ARGS`: the journeys, with whatever else Playwright is told.
import './fitting-node.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';

const chromium = ensureChromium();
if (!chromium) {
  console.error('No Chromium was found, and none could be installed; CHROMIUM can name one.');
  process.exit(1);
}
if (!ensureBuilt()) process.exit(1);
const run = spawnSync(
  process.execPath,
  [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, CHROMIUM: chromium } },
);
process.exitCode = run.status ?? 1;
