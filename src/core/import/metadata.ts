import type { Bibliography, Name } from '../../contract/article.ts';
import { issnIn } from '../../domain/issn.ts';
import type { DomDocument } from './dom.ts';
import { safeAddress } from './inline-text.ts';
import { linkedData } from './linked-data.ts';
import { partialDate } from './partial-date.ts';
import { plainMarkup } from './plain-markup.ts';
import { doiNamed, type SaidOfArticle } from './said-of-article.ts';
import { splitCreator } from './split-name.ts';

/**
 * What a web page says of the article: Highwire and Dublin Core tags, JSON-LD, microdata, Open Graph. Fields it
 * does not speak of are missing or null.
 * @param savedFrom the address that the saving program noted; it decides
 * @param marked what microdata says
 */
export function pageMetadata(
  document: DomDocument,
  savedFrom: string | null,
  marked: SaidOfArticle,
): Partial<Bibliography> {
  const said = metaTags(document);
  const meta = (...names: string[]): string[] => names.flatMap((name) => said.get(name) ?? []);
  const linked = linkedData(document);
  const authors = firstOf<Name>(
    meta('citation_author', 'citation_authors').flatMap(splitCreator),
    linked.authors,
    ...[
      meta('dc:creator', 'dcterm:creator', 'dcterms:creator'),
      meta('dc.creator', 'dcterms.creator', 'author', 'article:author'),
    ].map((names) => names.filter((name) => !/^https?:/i.test(name)).flatMap(splitCreator)),
  );
  const times = [...document.querySelectorAll('time[datetime]')];
  const time =
    document.querySelector('time[itemprop="datePublished"], time[pubdate]') ??
    document.querySelector('article time[datetime], main time[datetime]') ??
    // One of many times on a page may be anything's.
    (times.length === 1 ? times[0] : undefined);
  const date =
    [
      ...meta(
        'citation_publication_date',
        'citation_date',
        'citation_cover_date',
        'citation_online_date',
      ),
      linked.date,
      ...meta('article:published_time', 'prism.publicationdate'),
      marked.date,
      ...meta(
        'dc.date.issued',
        'dcterms.issued',
        'dc.date',
        'dcterms.date',
        'dc.date.created',
        'dcterms.created',
        'citation_year',
        'date',
        'pubdate',
        'datepublished',
        'parsely-pub-date',
      ),
      time?.getAttribute('datetime') ?? '',
    ]
      .map(partialDate)
      .find((found) => found !== null) ?? null;
  const element = plainMarkup(document.querySelector('title')?.textContent ?? '');
  const inTitle = (one: string): boolean => element.includes(one) && one !== element;
  const [site] = meta('og:site_name');
  const [title] = [
    ...meta('citation_title'),
    linked.title,
    ...meta('dc:title', 'dcterm:title', 'og:title', 'dc.title'),
    ...meta('twitter:title'),
    // Most titles have what is marked in them, and are cut to it where that is sure.
    inTitle(marked.title) ? '' : marked.title,
  ]
    .map((one) => withoutSite(plainMarkup(one), site))
    .filter(Boolean);
  const [container] = [
    ...meta('citation_journal_title', 'citation_conference_title', 'citation_inbook_title'),
    ...meta('prism.publicationname'),
    linked.container,
  ].filter(Boolean);
  const [publisher] = [
    linked.publisher,
    ...meta('citation_publisher', 'dc.publisher'),
    marked.publisher,
    ...meta('og:site_name'),
  ].filter(Boolean);
  const doi = [...meta('citation_doi', 'dc.identifier', 'prism.doi', 'doi'), linked.doi]
    .map(doiNamed)
    .find(Boolean);
  const issn = [...meta('citation_issn', 'prism.issn', 'prism.eissn'), linked.issn]
    .map(issnIn)
    .find((one) => one !== null);
  const url =
    [
      savedFrom,
      document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
      meta('og:url')[0],
      linked.url,
    ].find((address) => address && /^https?:\/\//i.test(address)) ?? null;
  const [language] = [
    linked.language,
    ...meta('citation_language', 'dc.language'),
    marked.language,
  ].filter(Boolean);
  const type = container || doi ? 'article-journal' : linked.type || marked.type || 'webpage';
  return {
    ...(title ? { title } : {}),
    authors: dedupe(authors),
    issued: date,
    // A newspaper is what its articles stand in; other sites publish what they show.
    containerTitle:
      container ?? (type === 'article-newspaper' ? (site ?? publisher) : null) ?? null,
    publisher: publisher ?? null,
    doi: doi ?? null,
    issn: issn ?? null,
    url: url === null ? null : safeAddress(url),
    ...(language ? { language } : {}),
    type,
  };
}

/** What the tags of a page say, by any of the names that they have, lower case. */
function metaTags(document: DomDocument): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, string[]>();
  for (const tag of document.querySelectorAll('meta')) {
    const content = tag.getAttribute('content')?.trim() ?? '';
    if (content === '') continue;
    const names = ['name', 'property', 'itemprop'].flatMap(
      (attribute) =>
        tag
          .getAttribute(attribute)
          ?.toLowerCase()
          .split(/\s+/)
          // Repositories put their own name before Highwire's.
          .map((name) => name.replace(/^bepress_/, '')) ?? [],
    );
    for (const name of new Set(names)) {
      const all = said.get(name);
      if (all) all.push(content);
      else said.set(name, [content]);
    }
  }
  return said;
}

/** The first of several groups that says anything: RDFa is more exact than the names of old. */
function firstOf<T>(...groups: readonly (readonly T[])[]): readonly T[] {
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
