import type { Name } from '../../contract/article.ts';
import type { Block } from '../../contract/block.ts';
import type { Archive } from './archive-gate.ts';
import { splitByline } from './split-name.ts';
import { titleFromName } from './title-from-name.ts';
import { readXml, type XmlElement } from './xml-gate.ts';
import { elementsOf, xmlText } from './xml-tree.ts';

/** What an office document says of itself. */
export interface OfficeMetadata {
  readonly title: string | null;
  readonly authors: Name[];
  readonly language: string | null;
}

const NOTHING: OfficeMetadata = { title: null, authors: [], language: null };
/** What programs write where nobody said anything. */
const NO_TITLE =
  /^(?:untitled|document ?\d*|dokument ?\d*|microsoft word\b.*|word document|.*\.(?:docx?|odt|rtf))$/i;
const NO_AUTHOR =
  /^(?:python-docx|microsoft office user|user|admin|administrator|unknown( author)?|windows user|autor|author)$/i;
const LIMIT = 300;

/** Reads Dublin Core from a part of the archive; what is broken says nothing. */
export async function officeMetadata(
  archive: Archive,
  file: string,
  part: string,
): Promise<OfficeMetadata> {
  if (!archive.has(part)) return NOTHING;
  try {
    return metadataOf(readXml(`${file}: ${part}`, await archive.read(part)));
  } catch {
    return NOTHING;
  }
}

/** Dublin Core, as both families of office documents have it. */
export function metadataOf(root: XmlElement | null): OfficeMetadata {
  if (!root) return NOTHING;
  const said = (name: string): string => elementsOf(root, name).map(words).find(Boolean) ?? '';
  const title = said('title').slice(0, LIMIT);
  const author = said('initial-creator') || said('creator');
  return {
    title: title === '' || NO_TITLE.test(title) ? null : title,
    authors: NO_AUTHOR.test(author) ? [] : splitByline(author),
    language: said('language') || null,
  };
}

/**
 * The title of an office document: a paragraph that is one, else the first heading where the text begins with
 * it, else what its properties say, else the file's name.
 */
export function officeTitle(
  paragraph: string | null,
  blocks: readonly Block[],
  property: string | null,
  file: string,
): string {
  if (paragraph) return oneLine(paragraph);
  const first = blocks.slice(0, 3).find(({ kind }) => kind === 'heading');
  const heading = first?.kind === 'heading' && first.level === 1 ? oneLine(first.text) : null;
  return property ?? heading ?? titleFromName(file);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, LIMIT).trim();
}

function words(element: XmlElement): string {
  return xmlText(element).replace(/\s+/g, ' ').trim();
}
