import type { Bibliography } from '../../contract/article.ts';
import type { Aside, Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { openArchive } from './archive-gate.ts';
import { bookChapters, isSame, type ReadPart } from './book/book-chapters.ts';
import { type ContentsEntry, readContents } from './book/book-contents.ts';
import { type BookPackage, isPage, readPackage, refuseLocked } from './book/book-package.ts';
import { type BookPart, blocksOfParts, readPart } from './book/book-text.ts';
import { chooseLanguage } from './detect-language.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { type PictureShelf, pictureShelf } from './pictures.ts';
import { titleFromName } from './title-from-name.ts';

/** Characters of markup: more than any book that people read. */
const MARKUP_LIMIT = 60_000_000;

/** Reads an EPUB book as one article, or as one for each chapter of its table of contents. */
export async function readEpub({ name, bytes, chapters }: Input): Promise<ParsedDocument> {
  const archive = await openArchive(name, bytes);
  const book = await readPackage(name, archive);
  await refuseLocked(name, archive, book);
  const shelf = pictureShelf();
  const order = new Map(book.spine.map((item, at) => [item.path, at]));
  const parts: BookPart[] = [];
  const skipped: string[] = [];
  let size = 0;
  for (const item of book.spine) {
    if (!isPage(item)) {
      skipped.push(item.path);
      continue;
    }
    const part = await readPart(name, archive, item, order, shelf);
    size += part.size;
    if (size > MARKUP_LIMIT) fail('too-large', `${name} holds more text than can be read.`);
    parts.push(part);
  }
  const contents = await readContents(name, archive, book);
  const read = blocksOfParts(parts).map((blocks, at) => ({
    blocks: headed(blocks, parts[at]?.path ?? '', contents),
    path: parts[at]?.path ?? '',
  }));
  if (parts.length === 0) fail('empty', `${name} holds no text.`);
  const isBare = !read.some(({ blocks }) => blocks.some(({ kind }) => kind !== 'break'));
  const warnings = [
    ...archive.warnings(),
    ...(archive.has('mimetype')
      ? []
      : ['It does not say that it is an EPUB book; it was read as one.']),
    ...(isBare ? ['It holds no text but its title.'] : []),
    ...listed('Parts that it names are missing', book.missing),
    ...listed('Parts that are no text were left out', skipped),
    ...shelf.warnings(),
  ];
  const about = aboutBook(
    name,
    book,
    read.flatMap(({ blocks }) => blocks),
  );
  return chapters && read.length + contents.length > 2
    ? asChapters(about, read, book, contents, shelf, warnings)
    : asBook(about, read, book, shelf, warnings);
}

/** A part whose text has no heading gets the one that the table of contents gives it. */
function headed(blocks: Block[], path: string, contents: readonly ContentsEntry[]): Block[] {
  const entry =
    contents.find((one) => one.path === path && one.fragment === '') ??
    contents.find((one) => one.path === path);
  const hasText = blocks.some((block) => 'text' in block && block.text.length > 200);
  if (!entry?.label || !hasText || blocks.some(({ kind }) => kind === 'heading')) return blocks;
  const level = Math.min(6, entry.depth + 1);
  return [{ kind: 'heading', level, text: entry.label, marks: [] }, ...blocks];
}

function aboutBook(name: string, book: BookPackage, blocks: readonly Block[]): Bibliography {
  const title = (book.bibliography.title ?? titleFromName(name)).slice(0, 2000);
  const prose = blocks
    .slice(0, 2000)
    .map((block) => ('text' in block ? block.text : ''))
    .join('\n');
  return {
    ...emptyBibliography(title, 'book'),
    ...book.bibliography,
    title,
    language: chooseLanguage(book.bibliography.language ?? null, prose),
  };
}

function asBook(
  about: Bibliography,
  read: readonly ReadPart[],
  { nav }: BookPackage,
  shelf: PictureShelf,
  warnings: readonly string[],
): ParsedDocument {
  const blocks: Block[] = [];
  const asides: Aside[] = [];
  const [first] = read.flatMap((part) => part.blocks);
  // The title stands first; a book whose own first words are its title is not given it twice.
  if (first?.kind !== 'heading' || !isSame(first.text, about.title)) {
    blocks.push({ kind: 'heading', level: 1, text: about.title, marks: [] });
  }
  for (const part of read) {
    if (part.path === nav?.path && part.blocks.length > 0 && read.length > 1) {
      asides.push({ reason: 'Table of contents', before: blocks.length, blocks: [...part.blocks] });
    } else blocks.push(...part.blocks);
  }
  return { bibliography: about, blocks, asides, warnings, ...held(shelf, blocks) };
}

function asChapters(
  about: Bibliography,
  read: readonly ReadPart[],
  { nav }: BookPackage,
  contents: readonly ContentsEntry[],
  shelf: PictureShelf,
  warnings: readonly string[],
): ParsedDocument {
  const made = bookChapters(
    read.filter(({ path }) => path !== nav?.path),
    contents,
    about.title,
  );
  const documents = made
    .filter(({ blocks }) => blocks.some((block) => 'text' in block && block.text !== ''))
    .map(({ title, blocks }, at): ParsedDocument => {
      const [first] = blocks;
      const has = first?.kind === 'heading' && isSame(first.text, title);
      return {
        bibliography: {
          ...about,
          title,
          containerTitle: about.title,
          type: 'chapter',
          doi: null,
          issn: null,
        },
        blocks: has
          ? [...blocks]
          : [{ kind: 'heading', level: 1, text: title, marks: [] }, ...blocks],
        asides: [],
        warnings: at === 0 ? warnings : [],
        ...held(shelf, blocks),
      };
    });
  const [first, ...further] = documents;
  return first
    ? { ...first, further }
    : asBook(about, read, { nav } as BookPackage, shelf, warnings);
}

/** The pictures that these blocks show. */
function held(shelf: PictureShelf, blocks: readonly Block[]): Pick<ParsedDocument, 'pictures'> {
  const shown = new Set(blocks.map((block) => (block.kind === 'figure' ? block.source : null)));
  const pictures = shelf.all().filter(({ sha256 }) => shown.has(`picture:${sha256}`));
  return pictures.length > 0 ? { pictures } : {};
}

function listed(words: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const rest = paths.length - 5;
  return [`${words}: ${paths.slice(0, 5).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`];
}
