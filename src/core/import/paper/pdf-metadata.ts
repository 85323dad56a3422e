import type { Bibliography, Name } from '../../../contract/article.ts';
import { issnIn } from '../../../domain/issn.ts';
import { partialDate } from '../partial-date.ts';
import { splitByline } from '../split-name.ts';
import type { PdfDocument } from './pdf-page.ts';

/** What programs write as a title where nobody gave one. */
const NO_TITLE =
  /^(?:untitled|microsoft word|microsoft powerpoint|document ?\d*|dokument ?\d*|print|powerpoint presentation|slide 1|title|no title)\b|\.(?:docx?|pdf|tex|dvi|rtf|qxd|indd|pages|ps|html?)$|^\S+_\S+$|^[\w./-]*\d{4,}[\w./-]*$/i;
const DOI = /\b(10\.\d{4,9}\/[^\s"<>]+)/;

/** What a PDF says of itself: XMP before Info. */
export async function pdfMetadata(pdf: PdfDocument): Promise<Partial<Bibliography>> {
  const { info = {}, metadata = null } = await pdf
    .getMetadata()
    .catch((): Awaited<ReturnType<PdfDocument['getMetadata']>> => ({}));
  const xmp = (name: string): string[] => [metadata?.get(name)].flat(2).map(plain).filter(Boolean);
  const title = [...xmp('dc:title'), plain(info.Title)].find(
    (one) => one !== '' && !NO_TITLE.test(one),
  );
  const creators = xmp('dc:creator');
  const authors = creators.length > 0 ? creators : [plain(info.Author)];
  const doi = [
    ...xmp('prism:doi'),
    ...xmp('dc:identifier'),
    ...xmp('pdfx:doi'),
    plain(info.doi),
    plain(info.Subject),
  ]
    .map(doiIn)
    .find((one) => one !== null);
  const issued = [...xmp('prism:publicationdate'), ...xmp('prism:coverdate'), ...xmp('dc:date')]
    .map(partialDate)
    .find((one) => one !== null);
  const container = xmp('prism:publicationname')[0];
  return {
    ...(title ? { title: title.slice(0, 2000) } : {}),
    authors: authors.flatMap(namesIn).slice(0, 200),
    issued: issued ?? null,
    containerTitle: container ?? null,
    publisher: xmp('dc:publisher')[0] ?? null,
    doi: doi ?? null,
    issn: [...xmp('prism:issn'), ...xmp('prism:eissn')].map(issnIn).find(Boolean) ?? null,
    language: xmp('dc:language')[0] ?? (plain(info.Language) || null),
  };
}

/** A DOI in a text: what closes a bracket that it does not open, and the sentence's own signs, are not its. */
export function doiIn(text: string): string | null {
  let doi = DOI.exec(text)?.[1]?.replace(/[.,;:'”’]+$/u, '') ?? null;
  while (doi && /[)\]]$/.test(doi)) {
    const close = doi.at(-1) ?? '';
    const open = close === ')' ? '(' : '[';
    if (doi.split(open).length === doi.split(close).length) break;
    doi = doi.slice(0, -1).replace(/[.,;:]+$/, '');
  }
  return doi;
}

function namesIn(text: string): Name[] {
  if (/^(?:administrator|admin|user|unknown|owner|author|root)?$/i.test(text.trim())) return [];
  return splitByline(text);
}

function plain(value: unknown): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Info dictionaries are full of them
  return typeof value === 'string' ? value.replace(/[\u0000-\u001f\s]+/g, ' ').trim() : '';
}
