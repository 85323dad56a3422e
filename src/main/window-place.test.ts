import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readWindowPlace, writeWindowPlace } from './window-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonplace-place-'));
const file = join(folder, 'window.json');
const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const first = { width: 1280, height: 800, maximized: false };

afterAll(() => rmSync(folder, { recursive: true }));

test('a place is remembered', () => {
  const place = { width: 900, height: 700, x: 40, y: 50, maximized: true };
  writeWindowPlace(file, place);
  expect(readWindowPlace(file, screens)).toEqual(place);
});

test('a place on a screen that is gone keeps its size only', () => {
  writeWindowPlace(file, { width: 900, height: 700, x: 4000, y: 50, maximized: false });
  expect(readWindowPlace(file, screens)).toEqual({ width: 900, height: 700, maximized: false });
});

test.each(['', '{', 'null', '[]', '{"width":"x"}', '{"width":1,"height":1}', '{"width":1e99}'])(
  'a file that holds %j is as good as none',
  (text) => {
    writeFileSync(file, text);
    expect(readWindowPlace(file, screens)).toEqual(first);
  },
);

test('a folder that cannot be written costs nothing but the memory', () => {
  expect(() => writeWindowPlace(join(folder, 'nowhere', 'x.json'), first)).not.toThrow();
  expect(readWindowPlace(join(folder, 'nowhere', 'x.json'), screens)).toEqual(first);
});
