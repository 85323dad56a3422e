import { getDocumentProxy } from 'unpdf';
import type { Name } from '../../contract/article.ts';
import type { Block } from '../../contract/block.ts';
import { CallFailure, fail } from '../../contract/failure.ts';
import { shorten } from '../../domain/shorten.ts';
import { chooseLanguage } from './detect-language.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { authorsOnPage } from './paper/authors-on-page.ts';
import { CharacterMaps } from './paper/character-maps.ts';
import { linesOf } from './paper/page-lines.ts';
import { paperOutline, plainWords } from './paper/paper-headings.ts';
import { paperText } from './paper/paper-text.ts';
import { pdfMarks } from './paper/pdf-marks.ts';
import { doiIn, pdfMetadata } from './paper/pdf-metadata.ts';
import { type PdfDocument, readSheet, type Sheet } from './paper/pdf-page.ts';
import { clearPages } from './paper/running-lines.ts';
import { titleOnPage } from './paper/title-on-page.ts';
import { titleFromName } from './title-from-name.ts';

/** More pages than any paper or book has. */
const PAGES = 5000;

/** Reads a PDF: its text in reading order, its outline as headings, its marks and comments as passages. */
export async function readPdf({ name, bytes, password }: Input): Promise<ParsedDocument> {
  const pdf = await open(name, bytes, password);
  try {
    if (pdf.numPages > PAGES) fail('too-large', `${name} has more than ${PAGES} pages.`);
    return await readPages(name, pdf);
  } finally {
    await pdf.destroy?.().catch(() => undefined);
  }
}

async function readPages(name: string, pdf: PdfDocument): Promise<ParsedDocument> {
  const sheets: Sheet[] = [];
  const broken: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      sheets.push(await readSheet(await pdf.getPage(number)));
    } catch {
      broken.push(number);
      sheets.push(BLANK);
    }
  }
  if (broken.length === pdf.numPages)
    fail('unreadable', `${name} is a damaged PDF: none of its pages can be read.`);
  const said = await pdfMetadata(pdf);
  const pages = clearPages(sheets.map(({ spans }) => linesOf(spans)));
  const given = await pdf.getPageLabels().catch(() => null);
  const labels = pages.map(({ printed }, at) => given?.[at] || printed || String(at + 1));
  const lines = pages[0]?.lines ?? [];
  const title = said.title ?? titleOnPage(lines) ?? titleFromName(name);
  const outline = await pdf.getOutline().catch(() => null);
  const text = paperText(pages, labels, paperOutline(title, outline));
  const blocks = titled([...text.blocks], title);
  const { passages, loose } = pdfMarks(sheets, blocks, text.pieces);
  const prose = blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
  const isBare = !text.blocks.some((block) => 'text' in block && block.text.trim() !== '');
  const shift = blocks.length - text.blocks.length;
  return {
    bibliography: {
      ...emptyBibliography(title, 'article'),
      ...said,
      title,
      authors: authorsOf(said.authors ?? [], authorsOnPage(lines, title)),
      doi: said.doi ?? doiIn(lines.map((line) => line.text).join('\n')),
      type: said.containerTitle || said.doi ? 'article-journal' : 'article',
      language: chooseLanguage(said.language ?? null, prose),
    },
    blocks,
    asides: text.asides.map((aside) => ({
      ...aside,
      before: Math.min(blocks.length, aside.before + shift),
    })),
    warnings: [
      ...(isBare
        ? ['It is a scan, or has no text for another reason: only its title and pages are here.']
        : []),
      ...scanWarning(sheets, isBare),
      ...(broken.length > 0
        ? [`Pages that are damaged could not be read: ${broken.slice(0, 10).join(', ')}.`]
        : []),
      ...looseWarning(loose),
    ],
    ...(passages.length > 0 ? { passages } : {}),
  };
}

/** Whom the file names; but many name whoever was logged in, with one word, and then the page knows better. */
function authorsOf(said: Name[], shown: Name[]): Name[] {
  const isNamed = said.some((name) => 'family' in name || /\s/.test(name.literal));
  return isNamed || shown.length === 0 ? said : shown;
}

const BLANK: Sheet = {
  spans: [],
  askew: [],
  width: 0,
  height: 0,
  annotations: [],
  place: (x, y) => ({ x, y }),
};

async function open(
  name: string,
  bytes: Uint8Array,
  password: string | undefined,
): Promise<PdfDocument> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      ...(password === undefined ? {} : { password }),
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: 0,
      cMapUrl: 'cmaps/',
      cMapPacked: true,
      useWorkerFetch: false,
      BinaryDataFactory: CharacterMaps,
    } as never);
    return pdf as unknown as PdfDocument;
  } catch (error) {
    if (error instanceof CallFailure) throw error;
    const kind = (error as { name?: string }).name ?? '';
    if (kind === 'PasswordException') {
      fail(
        'locked',
        password === undefined
          ? `${name} is encrypted; it needs its password.`
          : `${name} is encrypted, and this is not its password.`,
      );
    }
    return fail('unreadable', `${name} is no PDF, or a damaged one that cannot be read.`);
  }
}

/** The title stands first; where the text has it elsewhere at its beginning, it moves up. */
function titled(blocks: Block[], title: string): Block[] {
  const words = plainWords(title);
  const at = blocks
    .slice(0, 12)
    .findIndex(
      (block) => 'text' in block && block.kind !== 'code' && plainWords(block.text) === words,
    );
  const found = blocks[at];
  if (found && 'marks' in found) {
    // The same object, so that what stands on the page at its words is still known.
    Object.assign(found, { kind: 'heading', level: 1 });
    const before = blocks.slice(0, at);
    // A page's beginning is no reason not to stand first.
    if (before.every(({ kind }) => kind === 'break')) {
      return [found, ...before, ...blocks.slice(at + 1)];
    }
  }
  return blocks;
}

/** Nothing that somebody wrote is lost, where it cannot be put at its words either. */
function looseWarning(loose: readonly string[]): string[] {
  const notes = loose.filter((note) => note !== '');
  return [
    ...(loose.length > notes.length
      ? [`Marks that stand at no words were left out: ${loose.length - notes.length}.`]
      : []),
    ...notes.map((note) => `A comment stands at no words: “${shorten(note, 500)}”`),
  ];
}

function scanWarning(sheets: readonly Sheet[], isBare: boolean): string[] {
  const empty = sheets.filter(({ spans }) => !spans.some(({ text }) => text.trim() !== '')).length;
  if (isBare || empty === 0 || empty < sheets.length / 10) return [];
  return [`${empty} of its ${sheets.length} pages have no text; they may be scans.`];
}
