import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CallFailure } from '../contract/failure.ts';
import { writeWhole } from './write-whole.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a file is written, and the older one replaced, with nothing left beside it', () => {
  const path = join(folder, 'notes.md');
  writeWhole(path, 'One – “two”\n');
  expect(readFileSync(path, 'utf8')).toBe('One – “two”\n');
  writeWhole(path, 'x'.repeat(3_000_000));
  expect(readFileSync(path, 'utf8')).toHaveLength(3_000_000);
  writeWhole(path, '');
  expect(readFileSync(path, 'utf8')).toBe('');
  expect(readdirSync(folder)).toEqual(['notes.md']);
});

test('what cannot be written is named, and what is there stays, with nothing left beside it', () => {
  const taken = join(folder, 'taken');
  mkdirSync(taken);
  writeFileSync(join(taken, 'inside'), 'stays');
  for (const path of [taken, join(folder, 'nowhere', 'notes.md')]) {
    let failure: unknown;
    try {
      writeWhole(path, 'words');
    } catch (error) {
      failure = error instanceof CallFailure ? error.failure : error;
    }
    expect(failure).toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(`^${path} cannot be written \\([A-Z]+\\)\\.$`),
    });
  }
  expect(readdirSync(folder)).toEqual(['taken']);
  expect(readFileSync(join(taken, 'inside'), 'utf8')).toBe('stays');
});
