import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noticesText } from './notices.mjs';

test('the licence of each library goes along, and of what it is built on', () => {
  const text = noticesText(join(import.meta.dirname, '..'));
  expect(text).toMatch(/^react \d+\.\d+\.\d+ \(MIT\)\n-+\n\nMIT License\n\nCopyright \(c\) Meta/m);
  // Through parse5, remark and saxes.
  for (const name of ['entities', 'micromark', 'xmlchars']) {
    expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
  expect(text).toContain('Apache License');
  // What PDF.js has of others.
  expect(text).toContain('The PDFium Authors');
  expect(text).not.toMatch(/GNU (?:Affero )?General Public License/i);
  // What only builds and tests does not.
  expect(text).not.toMatch(/^(vite|vitest|jsdom|@biomejs\/biome) \d/m);
});
