import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

test('only its user may look at who has it', () => {
  const release = takeOwnership(path, 'the window');
  for (const ending of ['-lock', '-owner']) {
    expect(statSync(path + ending).mode & 0o777).toBe(0o600);
  }
  release();
});

test('a note of an owner that is long gone, or half written, changes nothing', () => {
  writeFileSync(`${path}-owner`, '{"pid":1,"host":"a program that is long gone"}');
  const release = takeOwnership(path, 'the window');
  writeFileSync(`${path}-owner`, '{"pid":');
  expect(() => takeOwnership(path, 'the command line')).toThrow('is open in another program;');
  release();
  takeOwnership(path, 'the command line')();
});
