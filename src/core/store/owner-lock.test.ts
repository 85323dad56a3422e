import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeOwnership } from './owner-lock.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-owner-'));
  path = join(folder, 'n.commonplace');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a second opener is told who has the notebook, and may have it afterwards', () => {
  const release = takeOwnership(path, 'the window');
  expect(() => takeOwnership(path, 'the command line')).toThrow(
    `The notebook ${path} is open in the window (process ${process.pid}); close it there first.`,
  );
  release();
  expect(existsSync(`${path}-owner`)).toBe(false);
  takeOwnership(path, 'the command line')();
});

test('where its holder cannot be written down the lock holds all the same, and is given up', () => {
  mkdirSync(`${path}-owner`);
  const release = takeOwnership(path, 'the window');
  expect(() => takeOwnership(path, 'the command line')).toThrow('is open in another program;');
  release();
  rmSync(`${path}-owner`, { recursive: true });
  const again = takeOwnership(path, 'the command line');
  expect(readFileSync(`${path}-owner`, 'utf8')).toContain('the command line');
  again();
});
