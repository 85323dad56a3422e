import type { Bibliography, Name } from '../../contract/article.ts';
import type { DomDocument } from './dom.ts';
import { safeAddress } from './inline-text.ts';
import { partialDate } from './partial-date.ts';
import { splitByline, splitName } from './split-name.ts';

/**
 * What a web page's head says of the article: Highwire and Dublin Core tags, JSON-LD, Open Graph. Fields it
 * does not speak of are missing or null.
 * @param savedFrom the address that the saving program noted; it decides
 */
export function pageMetadata(
  document: DomDocument,
  savedFrom: string | null,
): Partial<Bibliography> {
  const said = metaTags(document);
  const meta = (...names: string[]): string[] => names.flatMap((name) => said.get(name) ?? []);
  const linked = linkedData(document);
  const scholarly = meta('citation_author').map(splitName);
  const authors = (
    scholarly.length > 0
      ? scholarly
      : linked.authors.length > 0
        ? linked.authors.map(splitName)
        : firstOf(
            meta('dc:creator', 'dcterm:creator', 'dcterms:creator'),
            meta('dc.creator', 'dcterms.creator', 'author', 'article:author'),
          )
            .filter((name) => !/^https?:/i.test(name))
            .flatMap((name): (Name | null)[] => splitByline(name))
  ).filter((name): name is Name => name !== null);
  const times = [...document.querySelectorAll('time[datetime]')];
  const time =
    document.querySelector('time[itemprop="datePublished"], time[pubdate]') ??
    document.querySelector('article time[datetime], main time[datetime]') ??
    // One of many times on a page may be anything's.
    (times.length === 1 ? times[0] : undefined);
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
      time?.getAttribute('datetime') ?? '',
    ]
      .map(partialDate)
      .find((found) => found !== null) ?? null;
  const [site] = meta('og:site_name');
  const [title] = [
    ...meta('citation_title'),
    linked.title,
    ...meta('dc:title', 'dcterm:title', 'og:title', 'dc.title', 'twitter:title'),
  ]
    .map((one) => withoutSite(one, site))
    .filter(Boolean);
  const [container] = meta('citation_journal_title', 'prism.publicationname');
  const [publisher] = [
    linked.publisher,
    ...meta('citation_publisher', 'dc.publisher', 'og:site_name'),
  ].filter(Boolean);
  const doi = [...meta('citation_doi', 'dc.identifier', 'doi')]
    .map((text) => /10\.\d{4,9}\/\S+/.exec(text)?.[0])
    .find(Boolean);
  const url =
    [
      savedFrom,
      document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
      meta('og:url')[0],
      linked.url,
    ].find((address) => address && /^https?:\/\//i.test(address)) ?? null;
  const [language] = [linked.language, ...meta('citation_language', 'dc.language')].filter(Boolean);
  return {
    ...(title ? { title } : {}),
    authors: dedupe(authors),
    issued: date,
    containerTitle: container ?? null,
    publisher: publisher ?? null,
    doi: doi ?? null,
    url: url === null ? null : safeAddress(url),
    ...(language ? { language } : {}),
    type: container || doi ? 'article-journal' : linked.type,
  };
}

/** What the tags of a page say, by any of the names that they have, lower case. */
function metaTags(document: DomDocument): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, string[]>();
  for (const tag of document.querySelectorAll('meta')) {
    const content = tag.getAttribute('content')?.trim() ?? '';
    if (content === '') continue;
    const names = ['name', 'property', 'itemprop'].flatMap(
      (attribute) => tag.getAttribute(attribute)?.toLowerCase().split(/\s+/) ?? [],
    );
    for (const name of new Set(names)) {
      const all = said.get(name);
      if (all) all.push(content);
      else said.set(name, [content]);
    }
  }
  return said;
}

/** The first of several groups of tags that says anything: RDFa is more exact than the names of old. */
function firstOf(...groups: readonly (readonly string[])[]): readonly string[] {
  return groups.find((group) => group.length > 0) ?? [];
}

/** "A title | The Gazette" without the name of the site. */
function withoutSite(title: string, site: string | undefined): string {
  const parted = /^(.{8,})\s[|–—·-]\s(.+)$/u.exec(title.replace(/\s+/gu, ' ').trim());
  if (!parted?.[1] || !parted[2]) return title.replace(/\s+/gu, ' ').trim();
  const end = parted[2].toLowerCase();
  const isSite =
    site !== undefined && (site.toLowerCase().includes(end) || end.includes(site.toLowerCase()));
  return isSite ? parted[1].trim() : parted[0];
}

function dedupe(names: readonly Name[]): Name[] {
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
}

/** Schema.org's kinds as CSL's. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/NewsArticle|Reportage/, 'article-newspaper'],
  [/ScholarlyArticle/, 'article-journal'],
  [/BlogPosting/, 'post-weblog'],
];
const ARTICLE_TYPES = /(?:Article|BlogPosting|Report|WebPage|Posting)$/;

/** What XHTML wants around a script, and how its authors hide that from HTML. */
const CDATA = /^\s*(?:\/\/)?\s*<!\[CDATA\[|(?:\/\/)?\s*\]\]>\s*$/g;

/** JSON-LD: the first thing that is an article. Broken JSON is passed over. */
function linkedData(document: DomDocument): {
  title: string;
  date: string;
  publisher: string;
  url: string;
  language: string;
  type: string;
  authors: string[];
} {
  const found = {
    title: '',
    date: '',
    publisher: '',
    url: '',
    language: '',
    type: 'webpage',
    authors: [] as string[],
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown;
    try {
      data = JSON.parse((script.textContent ?? '').replace(CDATA, ''));
    } catch {
      continue;
    }
    for (const thing of things(data)) {
      if (!ARTICLE_TYPES.test([thing['@type']].flat().join(' '))) continue;
      const kind = [thing['@type']].flat().map(words).join(' ');
      const type = TYPES.find(([pattern]) => pattern.test(kind))?.[1];
      if (found.type === 'webpage' && type) found.type = type;
      found.title ||= words(thing.headline);
      found.url ||= words(thing.url);
      found.language ||= words(thing.inLanguage);
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
