import { expect, test } from 'vitest';
import { savedPages } from './saved-pages.ts';

test('the files of a page that was saved complete go with it, whatever language the browser spoke', () => {
  expect(
    savedPages([
      'A page.html',
      'A page_files/logo.png',
      'A page_files/deep/frame.html',
      'sub/Seite.htm',
      'sub/Seite-Dateien/bild.jpg',
      'notes.txt',
      'other_files/kept.html',
    ]),
  ).toEqual([
    { path: 'A page.html', companions: ['A page_files/logo.png', 'A page_files/deep/frame.html'] },
    { path: 'sub/Seite.htm', companions: ['sub/Seite-Dateien/bild.jpg'] },
    { path: 'notes.txt', companions: [] },
    { path: 'other_files/kept.html', companions: [] },
  ]);
});

test('what systems put into folders is left out', () => {
  expect(savedPages(['__MACOSX/._a.txt', '.DS_Store', 'a/Thumbs.db', 'a.txt'])).toEqual([
    { path: 'a.txt', companions: [] },
  ]);
});
