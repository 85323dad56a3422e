import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testPdf } from '../../src/core/import/test-pdf.ts';
import { testZip } from '../../src/core/import/test-zip.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'src/core/import/fixtures');
const folder = mkdtempSync(join(tmpdir(), 'commonplace-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('the built program brings in a file of every format', () => {
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  const names = readdirSync(FIXTURES).filter((name) => !/\.(?:json|ts)$/.test(name));
  for (const name of names) writeFileSync(join(documents, name), bytesOf(join(FIXTURES, name)));
  writeFileSync(
    join(documents, 'paper.pdf'),
    testPdf([{ words: [{ text: 'The harbour master refused to pay.', x: 50, y: 700 }] }]),
  );
  const told = execFileSync(
    process.execPath,
    [
      join(ROOT, 'out/main/cli.js'),
      '--notebook',
      join(folder, 'n.commonplace'),
      'import',
      '--json',
      documents,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const rows = told
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { status: string; path: string; error: unknown });
  expect(rows.filter(({ status }) => status !== 'added')).toEqual([]);
  expect(rows).toHaveLength(names.length + 1);
});

/** A folder is the archive that its files would make. */
function bytesOf(path: string): Uint8Array {
  if (statSync(path).isFile()) return readFileSync(path);
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype') || (a < b ? -1 : 1));
  return testZip(
    names.map((name) => ({
      name,
      bytes: readFileSync(join(path, name)),
      method: name === 'mimetype' ? 0 : 8,
    })),
  );
}
