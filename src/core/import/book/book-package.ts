import type { Bibliography, Name } from '../../../contract/article.ts';
import { fail } from '../../../contract/failure.ts';
import type { Archive } from '../archive-gate.ts';
import { partialDate } from '../partial-date.ts';
import { splitByline, splitName } from '../split-name.ts';
import { attributeOf, childOf } from '../word/word-xml.ts';
import { readXml, type XmlElement } from '../xml-gate.ts';
import { childrenOf, elementsOf, xmlText } from '../xml-tree.ts';
import { pathFrom } from './book-path.ts';

/** A file of the book, as its manifest lists it. */
export interface BookItem {
  readonly path: string;
  readonly type: string;
  readonly isNav: boolean;
}

/** What a book's package says. */
export interface BookPackage {
  readonly bibliography: Partial<Bibliography>;
  /** In reading order, each once; what is beside the reading order stands last. */
  readonly spine: readonly BookItem[];
  /** Parts of the reading order that are not there. */
  readonly missing: readonly string[];
  readonly nav: BookItem | null;
  readonly ncx: string | null;
}

/** More parts than any book has. */
const PARTS = 3000;

/** Finds and reads the package. @throws CallFailure `unreadable` */
export async function readPackage(name: string, archive: Archive): Promise<BookPackage> {
  const container = 'META-INF/container.xml';
  if (!archive.has(container))
    fail('unreadable', `${name} is no EPUB book: ${container} is missing.`);
  const root = readXml(`${name}: ${container}`, await archive.read(container), 'passed-over');
  const paths = elementsOf(root, 'rootfile').map((one) => attributeOf(one, 'full-path') ?? '');
  const path = paths.map((one) => pathFrom('', one)).find((one) => archive.has(one));
  if (path === undefined) fail('unreadable', `${name} is no EPUB book: its package is missing.`);
  const opf = readXml(`${name}: ${path}`, await archive.read(path), 'passed-over');
  const items = new Map(
    elementsOf(opf, 'item').map((item): [string, BookItem] => [
      idOf(item, 'id'),
      {
        path: pathFrom(path, attributeOf(item, 'href') ?? ''),
        type: attributeOf(item, 'media-type') ?? '',
        isNav: /\bnav\b/.test(attributeOf(item, 'properties') ?? ''),
      },
    ]),
  );
  const fallbacks = new Map(
    elementsOf(opf, 'item').map((item) => [idOf(item, 'id'), idOf(item, 'fallback')]),
  );
  const spine = elementsOf(opf, 'spine')[0];
  const wanted = (spine ? childrenOf(spine, 'itemref') : [])
    .map((reference) => ({
      item: readable(items, fallbacks, idOf(reference, 'idref')),
      linear: attributeOf(reference, 'linear') !== 'no',
    }))
    .sort((a, b) => Number(b.linear) - Number(a.linear));
  const parts = [...new Set(wanted.flatMap(({ item }) => (item ? [item] : [])))];
  if (parts.length > PARTS) fail('too-large', `${name} has more than ${PARTS} parts.`);
  const ncx =
    items.get((spine && attributeOf(spine, 'toc')) ?? '') ??
    [...items.values()].find(({ type }) => type === 'application/x-dtbncx+xml');
  return {
    bibliography: bibliographyOf(elementsOf(opf, 'metadata')[0] ?? null),
    spine: parts.filter((item) => archive.has(item.path)),
    missing: parts.filter((item) => !archive.has(item.path)).map((item) => item.path),
    nav: [...items.values()].find((item) => item.isNav && archive.has(item.path)) ?? null,
    ncx: ncx && archive.has(ncx.path) ? ncx.path : null,
  };
}

function idOf(element: XmlElement, name: string): string {
  return (attributeOf(element, name) ?? '').trim();
}

/** Whether a part holds text in a form that is read here. */
export function isPage({ type, path }: BookItem): boolean {
  return /xhtml|html|oeb1-document|dtbook|svg/.test(type) || /\.(?:x?html?|svg)$/i.test(path);
}

/** An item of the reading order, or what stands in for it where its own kind is not read. */
function readable(
  items: ReadonlyMap<string, BookItem>,
  fallbacks: ReadonlyMap<string, string>,
  id: string,
): BookItem | undefined {
  let next = id;
  // Stand-ins have stand-ins; a circle ends here.
  for (let step = 0; step < 10; step += 1) {
    const item = items.get(next);
    if (item && isPage(item)) return item;
    next = fallbacks.get(next) ?? '';
  }
  return items.get(id);
}

function bibliographyOf(metadata: XmlElement | null): Partial<Bibliography> {
  if (!metadata) return {};
  const said = (name: string): string[] => elementsOf(metadata, name).map(words).filter(Boolean);
  // The first that says it counts; read once, because a book may have thousands.
  const refining = new Map(
    elementsOf(metadata, 'meta')
      .map((meta) => {
        const of = (attributeOf(meta, 'refines') ?? '').replace('#', '');
        return [`${of} ${attributeOf(meta, 'property')}`, meta] as const;
      })
      .reverse(),
  );
  const refined = (element: XmlElement, property: string): string | null => {
    const id = attributeOf(element, 'id');
    const meta = id === null ? undefined : refining.get(`${id} ${property}`);
    return attributeOf(element, property) ?? (meta ? words(meta) : null);
  };
  const creators = elementsOf(metadata, 'creator').filter((creator) => {
    const role = refined(creator, 'role');
    return role === null || role === 'aut' || role === '';
  });
  const authors = creators.flatMap((creator): Name[] => {
    const sorted = refined(creator, 'file-as');
    const whole = words(creator);
    // "Melville, Herman" says plainly which is the family's name.
    const inverted = sorted && /^[^,]+, [^,]+$/.test(sorted) ? splitName(sorted) : null;
    return inverted ? [inverted] : splitByline(whole);
  });
  const titles = elementsOf(metadata, 'title').filter((one) => words(one) !== '');
  const main = titles.find((one) => refined(one, 'title-type') === 'main') ?? titles[0];
  const below = titles.find((one) => refined(one, 'title-type') === 'subtitle');
  const [first = '', second = ''] = [main, below].map((one) => (one ? words(one) : ''));
  const title = second === '' || first.includes(second) ? first : `${first}: ${second}`;
  const dates = elementsOf(metadata, 'date');
  const published = dates.find((date) => attributeOf(date, 'event') === 'publication') ?? dates[0];
  const doi = said('identifier')
    .concat(said('source'))
    .map((text) => /10\.\d{4,9}\/\S+/.exec(text)?.[0])
    .find(Boolean);
  return {
    ...(title === '' ? {} : { title }),
    authors,
    issued: published ? partialDate(words(published)) : null,
    publisher: said('publisher')[0] ?? null,
    language: said('language')[0] ?? null,
    doi: doi ?? null,
  };
}

function words(element: XmlElement): string {
  return xmlText(element).replace(/\s+/g, ' ').trim();
}

/**
 * Refuses a book that is locked. Fonts may be disguised in a way that everybody may undo; they are not read.
 * @throws CallFailure `unreadable`, naming the lock
 */
export async function refuseLocked(
  name: string,
  archive: Archive,
  { spine }: BookPackage,
): Promise<void> {
  const encryption = 'META-INF/encryption.xml';
  if (archive.has('META-INF/sinf.xml'))
    fail('unreadable', `${name} is protected (Apple FairPlay DRM) and cannot be read.`);
  if (archive.has('META-INF/license.lcpl'))
    fail('unreadable', `${name} is protected (Readium LCP DRM) and cannot be read.`);
  if (!archive.has(encryption)) return;
  const root = readXml(`${name}: ${encryption}`, await archive.read(encryption), 'passed-over');
  const isLocked = elementsOf(root, 'EncryptedData').some((data) => {
    const cipher = elementsOf(data, 'CipherReference')[0];
    const path = pathFrom('', (cipher && attributeOf(cipher, 'URI')) ?? '');
    if (!spine.some((item) => item.path === path)) return false;
    const method = attributeOf(childOf(data, 'EncryptionMethod') ?? data, 'Algorithm') ?? '';
    return !/idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/.test(method);
  });
  if (!isLocked) return;
  const lock = archive.has('META-INF/rights.xml') ? 'Adobe DRM' : 'DRM';
  fail('unreadable', `${name} is protected (${lock}) and cannot be read.`);
}
