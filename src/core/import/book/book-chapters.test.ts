import { expect, test } from 'vitest';
import type { Block } from '../../../contract/block.ts';
import { readEpub } from '../read-epub.ts';
import { testZip } from '../test-zip.ts';
import { bookChapters } from './book-chapters.ts';

const PROSE: Block = { kind: 'paragraph', text: 'Silt moves. '.repeat(80), marks: [] };
const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, marks: [] });
const entry = (label: string, path: string, depth: number, fragment = '') => ({
  label,
  path,
  depth,
  fragment,
});
const titles = (chapters: ReturnType<typeof bookChapters>) =>
  chapters.map(({ title, blocks }) => [title, blocks.length]);

test('the chapters below a page that only names a part are the chapters, and the page stands before the first', () => {
  const chapters = bookChapters(
    [
      { path: 'part1', blocks: [heading('Part I')] },
      { path: 'one', blocks: [heading('The Bar'), PROSE] },
      { path: 'two', blocks: [heading('The Spit'), PROSE] },
      { path: 'part2', blocks: [heading('Part II')] },
      { path: 'three', blocks: [heading('The Delta'), PROSE] },
    ],
    [
      entry('Part I', 'part1', 0),
      entry('1. The Bar', 'one', 1),
      entry('A section', 'one', 2, 's1'),
      entry('2. The Spit', 'two', 1),
      entry('Part II', 'part2', 0),
      entry('3. The Delta', 'three', 1),
    ],
    'Silt',
  );
  expect(titles(chapters)).toEqual([
    ['1. The Bar', 3],
    ['2. The Spit', 2],
    ['3. The Delta', 3],
  ]);
});

test('sections of a chapter are no chapters', () => {
  const chapters = bookChapters(
    [{ path: 'one', blocks: [heading('The Bar'), PROSE, heading('Sand'), PROSE] }],
    [entry('The Bar', 'one', 0), entry('Sand', 'one', 1, 's1')],
    'Silt',
  );
  expect(titles(chapters)).toEqual([['The Bar', 4]]);
});

test('chapters that share a file begin at their headings, and what stands before belongs to the one before', () => {
  const chapters = bookChapters(
    [
      { path: 'a', blocks: [heading('CHAPTER I'), PROSE, heading('CHAPTER II'), PROSE] },
      { path: 'b', blocks: [PROSE, heading('CHAPTER III'), PROSE] },
    ],
    [
      entry('Chapter I', 'a', 0, 'c1'),
      entry('Chapter II', 'a', 0, 'c2'),
      entry('Chapter III', 'b', 0, 'c3'),
    ],
    'Silt',
  );
  expect(titles(chapters)).toEqual([
    ['Chapter I', 2],
    ['Chapter II', 3],
    ['Chapter III', 2],
  ]);
});

test('a book of the third edition says which name is the family’s, and has a subtitle', async () => {
  const file = (name: string, text: string) => ({
    name,
    bytes: Buffer.from(text),
    method: 8 as const,
  });
  const bytes = testZip([
    file(
      'META-INF/container.xml',
      '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>',
    ),
    file(
      'p.opf',
      `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
       <dc:title id="t1">Silt</dc:title><dc:title id="t2">A History of Bars</dc:title><meta refines="#t2" property="title-type">subtitle</meta>
       <dc:creator id="c1">Gabriel García Márquez</dc:creator><meta refines="#c1" property="file-as">García Márquez, Gabriel</meta>
       <dc:creator id="c2">Ed Itor</dc:creator><meta refines="#c2" property="role">edt</meta></metadata>
       <manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
    ),
    file('a.xhtml', '<html><body><p>Silt moves.</p></body></html>'),
  ]);
  const { bibliography } = await readEpub({ name: 'silt.epub', bytes, keepFurniture: false });
  expect(bibliography).toMatchObject({
    title: 'Silt: A History of Bars',
    authors: [{ family: 'García Márquez', given: 'Gabriel' }],
  });
});
