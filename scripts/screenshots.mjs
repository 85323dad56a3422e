// `npm run screenshots`: takes the pictures of docs/screenshots from the built program, so that they show
// what it is and not what it was. With --all every view is taken, in two sizes, light and dark, into
// test-results/screenshots, to be looked through before a release.
import './fitting-node.mjs';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';

const all = process.argv.includes('--all');
const folder = join(ROOT, all ? 'test-results/screenshots' : 'docs/screenshots');
const chromium = ensureChromium();
if (!chromium) {
  console.error('No Chromium was found, and none could be installed; CHROMIUM can name one.');
  process.exit(1);
}
process.env.CHROMIUM = chromium;
if (!ensureBuilt()) process.exit(1);
const { takeScreenshots } = await import('../e2e/screenshots/take-screenshots.ts');
const missed = await takeScreenshots(folder, { all });
for (const { name, reason } of missed) console.error(`${name} was not taken: ${reason}`);
process.exitCode = missed.length === 0 ? 0 : 1;
