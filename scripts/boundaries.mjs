// `npm run boundaries`: every import of every source file against the table. Prints what breaks it; exits 1.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TABLE, TESTS } from './import-table.mjs';
import { importsOf } from './imports.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/;
const TEST = /\.test\.(tsx?|mjs)$|(^|\/)test-[^/]+\.tsx?$/;
/** The one file of the Electron host that takes Electron itself; the others take its types. */
const ELECTRON_DOOR = 'src/main/index.ts';

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const files = sourceFiles();
  const broken = files.flatMap((file) => check(file, readFileSync(join(ROOT, file), 'utf8')));
  for (const sentence of broken) console.log(sentence);
  console.log(`boundaries: ${files.length} files, ${broken.length} broken`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

/** All source files of the groups, relative to the checkout, with slashes. */
export function sourceFiles() {
  return ['src', 'e2e', 'faults', 'scripts'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((file) => !file.includes('/fixtures/')),
  );
}

/**
 * What breaks the table in one file, in sentences.
 * @param {string} file relative to the checkout, with slashes
 * @param {string} source
 */
export function check(file, source) {
  const group = groupOf(file);
  if (!group) return [`${file}: belongs to no group of the import table`];
  return importsOf(file, source)
    .filter((taken) => !isAllowed(file, group, taken))
    .map(({ from, line }) => `${file}:${line}: ${group} may not import ${from}`);
}

function isAllowed(file, group, { from, typeOnly }) {
  const rule = TABLE[group];
  const test = TEST.test(file);
  if (from.startsWith('.')) {
    const target = groupOf(posix.join(posix.dirname(file), from));
    if (!target) return false;
    return (
      target === group ||
      rule.groups.includes(target) ||
      (typeOnly && (rule.types ?? []).includes(target)) ||
      (test && TESTS.groups.includes(target))
    );
  }
  if (from.startsWith('node:')) return rule.node || test;
  if (from === '*') return rule.computed ?? false;
  // What a build makes has a colon in its name, and is in the table by all of it.
  if (from.startsWith('/') || (from.includes(':') && !rule.packages.includes(from))) return false;
  const name = from.split('/', from.startsWith('@') ? 2 : 1).join('/');
  if (name === 'electron' && group === 'src/main' && file !== ELECTRON_DOOR) return typeOnly;
  return [...rule.packages, ...(test ? TESTS.packages : [])].some(
    (allowed) =>
      allowed === name || (allowed.endsWith('/*') && name.startsWith(allowed.slice(0, -1))),
  );
}

function groupOf(path) {
  return Object.keys(TABLE).find((group) => path.startsWith(`${group}/`)) ?? null;
}
