import type { Bibliography, Name } from '../../contract/article.ts';
import type { DomDocument } from './dom.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** A date as precise as it was given: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where it is none. */
export function partialDate(text: string): string | null {
  const iso = /^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)/.exec(text);
  if (iso) return compose(Number(iso[1]), Number(iso[2] ?? 0), Number(iso[3] ?? 0));
  const day = /(\d{1,2})(?:st|nd|rd|th)?\.? +([a-z]{3,})\.?,? +(\d{4})/i.exec(text);
  if (day) return compose(Number(day[3]), monthOf(day[2] ?? ''), Number(day[1]));
  const month = /([a-z]{3,})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})/i.exec(text);
  if (month) return compose(Number(month[3]), monthOf(month[1] ?? ''), Number(month[2]));
  return null;
}

function monthOf(word: string): number {
  return MONTHS.findIndex((month) => month.startsWith(word.toLowerCase().slice(0, 3))) + 1;
}

function compose(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 9999) return null;
  const pad = (part: number): string => String(part).padStart(2, '0');
  if (month < 1 || month > 12) return String(year);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= last ? `${year}-${pad(month)}-${pad(day)}` : `${year}-${pad(month)}`;
}

const PARTICLES = new Set([
  'de',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'del',
  'di',
  'da',
  'dos',
  'al',
  'el',
  'bin',
  'ibn',
  'ter',
  'ten',
]);
const CORPORATE =
  /\b(?:agency|associated press|bureau|committee|correspondent|desk|editors?|editorial|group|inc|institute|ltd|ministry|network|news|office|press|reporters?|reuters|staff|team|times|university|writers?)\b/iu;

/** A name as CSL has it; a name that is no person's, or a single word, stays whole. Null where empty. */
export function splitName(text: string): Name | null {
  const name = text.replace(/\s+/gu, ' ').replace(/^by /iu, '').trim().slice(0, 200);
  if (name === '') return null;
  const inverted = /^([^,]+), ([^,]+)$/.exec(name);
  if (inverted?.[1] && inverted[2] && !CORPORATE.test(name)) {
    return { family: inverted[1], given: inverted[2] };
  }
  const words = name.split(' ');
  if (words.length === 1 || words.length > 6 || CORPORATE.test(name)) return { literal: name };
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') };
}

/** Several names in one line, as by-lines have them. */
export function splitByline(text: string): Name[] {
  return text
    .replace(/^\s*by\s+/iu, '')
    .split(/\s*(?:,(?! (?:jr|sr)\b)|;|\band\b|&|\bund\b|\bet\b|\by\b)\s*/iu)
    .map(splitName)
    .filter((name): name is Name => name !== null)
    .slice(0, 50);
}

/** What a web page's head says of the article. */
export function pageMetadata(document: DomDocument): Partial<Bibliography> {
  const meta = (...names: string[]): string[] =>
    names.flatMap((name) =>
      [...document.querySelectorAll('meta')]
        .filter((tag) =>
          [
            tag.getAttribute('name'),
            tag.getAttribute('property'),
            tag.getAttribute('itemprop'),
          ].some((given) => given?.toLowerCase() === name),
        )
        .map((tag) => tag.getAttribute('content')?.trim() ?? '')
        .filter(Boolean),
    );
  const linked = linkedData(document);
  const scholarly = meta('citation_author').map(splitName);
  const authors = (
    scholarly.length > 0
      ? scholarly
      : linked.authors.length > 0
        ? linked.authors.map(splitName)
        : meta('dc.creator', 'dcterms.creator', 'author', 'article:author')
            .filter((name) => !/^https?:/i.test(name))
            .flatMap((name): (Name | null)[] => splitByline(name))
  ).filter((name): name is Name => name !== null);
  const time = document.querySelector('time[datetime]')?.getAttribute('datetime') ?? '';
  const date =
    [
      ...meta('citation_publication_date', 'citation_date'),
      linked.date,
      ...meta(
        'article:published_time',
        'dc.date',
        'dcterms.date',
        'dcterms.created',
        'date',
        'pubdate',
        'datepublished',
      ),
      time,
    ]
      .map(partialDate)
      .find((found) => found !== null) ?? null;
  const [title] = [
    ...meta('citation_title'),
    linked.title,
    ...meta('og:title', 'dc.title', 'twitter:title'),
  ].filter(Boolean);
  const [container] = meta('citation_journal_title', 'prism.publicationname');
  const [publisher] = [
    linked.publisher,
    ...meta('citation_publisher', 'dc.publisher', 'og:site_name'),
  ].filter(Boolean);
  const doi = [...meta('citation_doi', 'dc.identifier', 'doi')]
    .map((text) => /10\.\d{4,9}\/\S+/.exec(text)?.[0])
    .find(Boolean);
  const url =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    meta('og:url')[0] ??
    null;
  return {
    ...(title ? { title } : {}),
    authors: dedupe(authors),
    issued: date,
    containerTitle: container ?? null,
    publisher: publisher ?? null,
    doi: doi ?? null,
    url: url && /^https?:/i.test(url) ? url : null,
    type: container ? 'article-journal' : 'webpage',
  };
}

function dedupe(names: readonly Name[]): Name[] {
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
}

const ARTICLE_TYPES = /(?:Article|BlogPosting|Report|WebPage|Posting)$/;

/** JSON-LD: the first thing that is an article. Broken JSON is passed over. */
function linkedData(document: DomDocument): {
  title: string;
  date: string;
  publisher: string;
  authors: string[];
} {
  const found = { title: '', date: '', publisher: '', authors: [] as string[] };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown;
    try {
      data = JSON.parse(script.textContent ?? '');
    } catch {
      continue;
    }
    for (const thing of things(data)) {
      if (!ARTICLE_TYPES.test([thing['@type']].flat().join(' '))) continue;
      found.title ||= words(thing.headline);
      found.date ||= words(thing.datePublished);
      found.publisher ||= words((thing.publisher as { name?: unknown } | undefined)?.name);
      if (found.authors.length === 0) {
        found.authors = [thing.author]
          .flat()
          .map((author) =>
            words(
              typeof author === 'string' ? author : (author as { name?: unknown } | null)?.name,
            ),
          )
          .filter(Boolean);
      }
    }
  }
  return found;
}

function things(data: unknown): Record<string, unknown>[] {
  if (Array.isArray(data)) return data.flatMap(things);
  if (typeof data !== 'object' || data === null) return [];
  const graph = (data as { '@graph'?: unknown })['@graph'];
  return [data as Record<string, unknown>, ...(Array.isArray(graph) ? graph.flatMap(things) : [])];
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
