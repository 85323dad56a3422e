// Checks each group of the source with its own tsconfig, so that a `document` in core or a `node:fs`
// in the renderer does not compile. Prints one line a group; exits 1 if any group has an error.
import './fitting-node.mjs';
import { spawnSync } from 'node:child_process';

const GROUPS = [
  'tsconfig.json',
  'src/contract',
  'src/domain',
  'src/core',
  'src/main',
  'src/preload',
  'src/loopback',
  'src/page',
  'src/cli',
  'src/renderer',
  'e2e',
  'faults',
  'bench/reader',
  'tsconfig.tests.json',
];

let failed = 0;
const only = process.argv.slice(2);
const groups = GROUPS.filter((name) => only.length === 0 || only.includes(name));
for (const group of groups) {
  const project = group.endsWith('.json') ? group : `${group}/tsconfig.json`;
  const run = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], {
    encoding: 'utf8',
  });
  // A group without files yet is no error of types.
  const empty = run.stdout.includes('error TS18003');
  if (run.status !== 0 && !empty) {
    failed += 1;
    process.stdout.write(run.stdout);
  }
  console.log(`types ${group}: ${run.status === 0 || empty ? 'ok' : 'failed'}`);
}
console.log(`types: ${groups.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
