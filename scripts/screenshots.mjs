// `npm run screenshots`: takes a picture of every view of the built program, in two sizes, light and dark, into
// test-results/screenshots, to be looked through before a release; those that the documentation shows go into
// docs/screenshots as well, so that they show what it is and not what it was. With --docs only those are taken;
// with --view NAME (as often as wanted) only the views of these names.
import './fitting-node.mjs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ROOT } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';

const { docs, view } = parseArgs({
  options: { docs: { type: 'boolean' }, view: { type: 'string', multiple: true } },
}).values;
const chromium = ensureChromium();
if (!chromium) {
  console.error('No Chromium was found, and none could be installed; CHROMIUM can name one.');
  process.exit(1);
}
process.env.CHROMIUM = chromium;
if (!ensureBuilt()) process.exit(1);
const { takeScreenshots } = await import('../e2e/screenshots/take-screenshots.ts');
const missed = await takeScreenshots({
  shown: join(ROOT, 'docs/screenshots'),
  all: docs ? null : join(ROOT, 'test-results/screenshots'),
  only: view ?? null,
});
for (const { name, reason } of missed) console.error(`${name} was not taken: ${reason}`);
process.exitCode = missed.length === 0 ? 0 : 1;
