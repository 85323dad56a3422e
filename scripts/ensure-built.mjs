// Builds the program when it was not built yet or a source is newer than what was built. Two processes that
// find it unbuilt at once do not both build: a folder is the lock, because making one is atomic.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, 'out');
const STAMP = join(OUT, 'built');
const LOCK = join(ROOT, 'node_modules', '.commonplace-build');
const SOURCES = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];
const LOCK_LIFE_MS = 180_000;

/** Builds when needed; says so on standard error only. Exits the process when the build fails. */
export function ensureBuilt() {
  if (isFresh()) return;
  while (!takeLock()) sleep(200);
  try {
    if (!isFresh()) build();
  } finally {
    rmdirSync(LOCK);
  }
}

/** Builds in any case. */
export function build() {
  process.stderr.write('Building Commonplace…\n');
  const newest = newestSource();
  const run = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: ROOT, stdio: ['ignore', 2, 2] },
  );
  if (run.status !== 0) {
    process.stderr.write('The build failed; its messages are above.\n');
    process.exit(1);
  }
  mkdirSync(OUT, { recursive: true });
  writeFileSync(STAMP, String(newest));
}

function isFresh() {
  try {
    return Number(readFileSync(STAMP, 'utf8')) >= newestSource();
  } catch {
    return false;
  }
}

function newestSource() {
  let newest = 0;
  const visit = (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return;
    if (!stats.isDirectory()) {
      if (!path.includes('.test.')) newest = Math.max(newest, stats.mtimeMs);
      return;
    }
    for (const name of readdirSync(path)) if (name !== 'fixtures') visit(join(path, name));
  };
  for (const source of SOURCES) visit(join(ROOT, source));
  return newest;
}

function takeLock() {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    // A build that was killed leaves its lock; nobody builds for three minutes.
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > LOCK_LIFE_MS) rmdirSync(LOCK);
    return false;
  }
}

function sleep(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
