// One folder of the corpora, read in this process: `run-folder.mjs ROOT FOLDER` prints its row as JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { argv, pid } from 'node:process';
import { createParser } from '../../src/core/import/parse-in-process.ts';
import { FOLDERS } from './folders.mjs';
import { refusal } from './refusal.mjs';
import { openSheet } from './sheet.mjs';

const [, , root, folder] = argv;
const rule = FOLDERS[folder];
const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(join(root, folder).length + 1))
  .filter((file) => rule.files.test(file))
  .sort();
const row = { files: files.length, in: 0, refused: 0, crashed: 0, hung: 0, wrong: 0, notes: [] };
const parser = createParser();
const sheet = rule.sheet ? await openSheet(folder, rule.rules ?? true) : null;
const judge = sheet ?? rule.judge?.(join(root, folder));
let mb = 0;
const began = performance.now();
for (const file of files) {
  const outcome = sheet
    ? await sheet.bringIn(file, readFileSync(join(root, folder, file)))
    : await read(file);
  mb = Math.max(mb, readersPeak());
  row[outcome.state] += 1;
  if (outcome.state !== 'in') row.notes.push({ file, state: outcome.state, text: outcome.text });
  const wrong = judge?.file?.(file, outcome) ?? null;
  if (wrong !== null) {
    row.wrong += 1;
    row.notes.push({ file, state: 'wrong', text: wrong });
  }
}
const seconds = (performance.now() - began) / 1000;
await parser.stop();
for (const text of (await sheet?.close()) ?? []) {
  row.wrong += 1;
  row.notes.push({ file: 'all', state: 'wrong', text });
}
console.log(JSON.stringify({ ...row, seconds, mb, ...(judge?.figure?.() ?? {}) }));

/** The most memory, in megabytes, that the processes in which documents are read have had; Linux says it. */
function readersPeak() {
  try {
    const children = readFileSync(`/proc/self/task/${pid}/children`, 'utf8').trim().split(' ');
    const peaks = children.map((child) => {
      const status = readFileSync(`/proc/${child}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    });
    return Math.max(0, ...peaks);
  } catch {
    return 0;
  }
}

async function read(file) {
  const path = join(root, folder, file);
  try {
    const bytes = readFileSync(path);
    const parsed = await parser.parse({
      name: basename(file),
      bytes,
      type: undefined,
      keepFurniture: false,
    });
    return { state: 'in', parsed };
  } catch (error) {
    return { state: error.failure ? refusal(error.message) : 'crashed', text: error.message };
  }
}
