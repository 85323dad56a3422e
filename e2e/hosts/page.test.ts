import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const assets = join(import.meta.dirname, '../../out/renderer/assets');

test('the page holds no schemas: what makes code of text would be stopped by its policy', () => {
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  const withSchemas = scripts.filter((name) =>
    readFileSync(join(assets, name), 'utf8').includes('_zod'),
  );
  expect(withSchemas).toEqual([]);
});
