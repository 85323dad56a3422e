// `npm test`: everything that is checked, one after the other, all of it even where one part fails. What
// each part says is streamed; the last line is the sum of all.
import './fitting-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, ROOT } from './ensure-built.mjs';
import { ensureChromium } from './ensure-chromium.mjs';

const reports = mkdtempSync(join(tmpdir(), 'commonplace-tests-'));
const sum = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

check('types', 'scripts/types.mjs');
check('lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '.');
check('dead code', 'node_modules/knip/bin/knip.js');
check('boundaries', 'scripts/boundaries.mjs');
part('build', () => count(build() ? { passed: 1 } : { failed: 1 }));
part('unit and core', () => runVitest('source'));
part('contract and hosts', () => runVitest('hosts'));
part('journeys', runPlaywright);
part('faults', runFaults);

rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed === 0 ? 0 : 1;

/** A program of Node's that passes or fails as a whole. */
function check(name, program, ...words) {
  part(name, () => count(run([program, ...words]) === 0 ? { passed: 1 } : { failed: 1 }));
}

/** @param project one of `vitest.config.ts`; what needs the build fails without stopping what does not */
function runVitest(project) {
  const file = join(reports, `${project}.json`);
  const status = run([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = read(file);
  return count(
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    status,
  );
}

function runPlaywright() {
  const chromium = ensureChromium();
  if (!chromium) {
    console.error('No Chromium was found, and none could be installed; CHROMIUM can name one.');
    return count({ failed: 1 });
  }
  const file = join(reports, 'playwright.json');
  const status = run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const stats = read(file)?.stats;
  return count(
    stats && {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    },
    status,
  );
}

/** Kills, power cuts, full disks and damage, in their small counts. */
function runFaults() {
  const file = join(reports, 'faults.json');
  const status = run(['faults/index.mjs', '--small', '--report', file]);
  return count(read(file), status);
}

function part(name, work) {
  console.log(`\n=== ${name}`);
  const started = Date.now();
  const { passed = 0, failed = 0, skipped = 0 } = work();
  if (failed > 0) failures.push(name);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`=== ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`);
}

/** Adds a part's result to the sum. A part that ended badly without naming a failure is one itself. */
function count(result, status = 0) {
  const counted = { passed: 0, failed: 0, skipped: 0, ...result };
  if (counted.failed === 0 && (!result || status !== 0)) counted.failed = 1;
  for (const kind of Object.keys(sum)) sum[kind] += counted[kind];
  return counted;
}

function run(words, environment = {}) {
  const { status } = spawnSync(process.execPath, words, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
