// `npm run corpora [-- FOLDER …]`: reads every document of the corpora as an import would and prints a row a folder.
// `--list` names each file that was refused, failed or came out wrong. Exits 1 where a file crashed or hung its
// reader, was refused without a reason, or a figure is below its mark.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { FOLDERS } from './corpora/folders.mjs';

const ROOT = fileURLToPath(new URL('../../shared/corpora', import.meta.url));
const RUNNER = fileURLToPath(new URL('corpora/run-folder.mjs', import.meta.url));
const named = argv.slice(2).filter((word) => !word.startsWith('-'));
const EMPTY = {
  files: 0,
  in: 0,
  refused: 0,
  crashed: 0,
  hung: 0,
  wrong: 0,
  seconds: 0,
  mb: 0,
  figure: '',
  short: false,
  notes: [],
};
const listing = argv.includes('--list');

if (!existsSync(ROOT)) {
  console.log(`skipped: there are no corpora at ${ROOT}`);
  exit(0);
}
const rows = Object.keys(FOLDERS)
  .filter((folder) => named.length === 0 || named.includes(folder))
  .filter((folder) => existsSync(join(ROOT, folder)))
  .map((folder) => readFolder(folder));
print(rows);
const isBad = rows.some(({ crashed, hung, short }) => crashed + hung > 0 || short);
exit(isBad ? 1 : 0);

/** Each folder in a process of its own, so that its memory is its own and a fall takes nothing with it. */
function readFolder(folder) {
  const { stdout, status, signal } = spawnSync(execPath, [RUNNER, ROOT, folder], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0)
    return { ...EMPTY, folder, crashed: 1, figure: `the run ended: ${signal ?? status}` };
  return { ...EMPTY, folder, ...JSON.parse(stdout.trim().split('\n').at(-1)) };
}

function print(all) {
  const head = [
    'folder',
    'files',
    'in',
    'refused',
    'crashed',
    'hung',
    'wrong',
    'seconds',
    'MB',
    'figures',
  ];
  const lines = all.map((row) => [
    row.folder,
    row.files,
    row.in,
    row.refused,
    row.crashed,
    row.hung,
    row.wrong,
    row.seconds.toFixed(1),
    Math.round(row.mb),
    row.figure + (row.short ? '  (below the mark)' : ''),
  ]);
  const widths = head.map((word, at) =>
    Math.max(word.length, ...lines.map((line) => String(line[at]).length)),
  );
  for (const line of [head, ...lines]) {
    const cells = line.map((cell, at) =>
      at === 0 || at === head.length - 1
        ? String(cell).padEnd(widths[at])
        : String(cell).padStart(widths[at]),
    );
    console.log(cells.join('  ').trimEnd());
  }
  for (const row of all) {
    const shown = listing
      ? row.notes
      : row.notes.filter(({ state }) => state === 'crashed' || state === 'hung');
    for (const { file, state, text } of shown)
      console.log(`${row.folder}/${file}: ${state}: ${text}`);
  }
}
