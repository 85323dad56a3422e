// Builds the program when it was not built yet or when a source was added, changed or removed since. All
// that it says goes to standard error: what is built may be a program whose output is read by another.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'out');
const NEXT = join(ROOT, 'out.next');
const LAST = join(ROOT, 'out.last');
const STAMP = 'built';
const LOCK = join(ROOT, 'node_modules', '.commonplace-build');
const SOURCES = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];

/**
 * Builds where needed. What runs meanwhile keeps its files until the very end, and a build that fails
 * changes nothing.
 * @returns whether what is in `out/` can be run
 */
export function ensureBuilt() {
  return isFresh() || alone(() => isFresh() || buildBeside());
}

/** Builds in any case; answers whether that went well. */
export function build() {
  return alone(buildBeside);
}

/**
 * Two processes that find the program unbuilt at once do not both build: a folder is the lock, because
 * making one either works or does not.
 */
function alone(work) {
  while (!takeLock()) sleep(200);
  try {
    return work();
  } finally {
    remove(LOCK);
  }
}

function buildBeside() {
  process.stderr.write('Building Commonplace…\n');
  const built = fingerprint();
  remove(NEXT);
  const run = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, COMMONPLACE_OUT: NEXT, NO_COLOR: '1', FORCE_COLOR: '0' },
    },
  );
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}The build failed; its messages are above.\n`);
    return false;
  }
  writeFileSync(join(NEXT, STAMP), built);
  remove(LAST);
  if (existsSync(OUT)) renameSync(OUT, LAST);
  renameSync(NEXT, OUT);
  remove(LAST);
  return true;
}

function isFresh() {
  try {
    return readFileSync(join(OUT, STAMP), 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

/** When the newest source was changed, and how many there are, so that a removed one is noticed too. */
function fingerprint() {
  let newest = 0;
  let count = 0;
  const visit = (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return;
    if (stats.isDirectory()) {
      for (const name of readdirSync(path)) if (name !== 'fixtures') visit(join(path, name));
    } else if (!path.includes('.test.')) {
      newest = Math.max(newest, stats.mtimeMs);
      count += 1;
    }
  };
  for (const source of SOURCES) visit(join(ROOT, source));
  return `${newest} ${count}`;
}

function takeLock() {
  try {
    mkdirSync(LOCK);
    writeFileSync(join(LOCK, 'pid'), String(process.pid));
    return true;
  } catch {
    if (isAbandoned()) remove(LOCK);
    return false;
  }
}

/** A build that was killed leaves its lock behind. */
function isAbandoned() {
  try {
    const pid = Number(readFileSync(join(LOCK, 'pid'), 'utf8'));
    process.kill(pid, 0);
    return false;
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    // Between making the folder and writing the process id there is a moment.
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    return error.code === 'ENOENT' && age > 5000;
  }
}

function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
