import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeFile } from './remove-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-remove-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a file is gone afterwards, and one that is not there is no fault', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  removeFile(file);
  expect(existsSync(file)).toBe(false);
  removeFile(file);
});

test('what the system said is in the code of the error', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => removeFile(join(file, 'in a file'))).toThrow(
    expect.objectContaining({ code: 'ENOTDIR' }),
  );
});
