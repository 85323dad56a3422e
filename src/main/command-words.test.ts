import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { placeOfLink, readCommandWords } from './command-words.ts';

test('a notebook, documents and a link are told apart, and paths start at the folder given', () => {
  const words = [
    '--notebook',
    'a.commonplace',
    'text.md',
    '/tmp/b.html',
    'commonplace://article/1',
  ];
  expect(readCommandWords(words, '/home/me')).toEqual({
    notebook: resolve('/home/me/a.commonplace'),
    files: [resolve('/home/me/text.md'), '/tmp/b.html'],
    place: '#article=1',
  });
});

test("the system's own words and addresses are no documents", () => {
  const words = [
    '--inspect',
    '-psn_0_1',
    '',
    'https://evil.test/',
    'file:///etc/passwd',
    '--notebook',
  ];
  expect(readCommandWords(words, '/')).toEqual({ notebook: null, files: [], place: null });
});

test.each([
  'commonplace:',
  'commonplace://',
  'commonplace://passage/',
  'commonplace://passage/../x',
  'commonplace://passage/a/b',
  'commonplace://passage/a?b',
  'commonplace://passage/a#b',
  'commonplace://tag/a',
  'commonplace:javascript:alert(1)',
  'COMMONPLACE://passage/a',
  `commonplace://passage/${'a'.repeat(101)}`,
  'https://passage/a',
])('%s is no place', (link) => {
  expect(placeOfLink(link)).toBeNull();
});
