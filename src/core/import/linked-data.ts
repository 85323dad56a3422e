import type { DomDocument } from './dom.ts';
import { plainMarkup } from './plain-markup.ts';
import {
  ARTICLE_TYPES,
  authorsNamed,
  cslType,
  doiNamed,
  nothingSaid,
  type SaidOfArticle,
} from './said-of-article.ts';

type Thing = Readonly<Record<string, unknown>>;

/** What XHTML wants around a script, and how its authors hide that from HTML. */
const CDATA = /^\s*(?:\/\/)?\s*<!\[CDATA\[|(?:\/\/)?\s*\]\]>\s*$/g;
/** Things in things: deeper than any page says anything of use. */
const DEPTH = 8;

/** JSON-LD: the first thing that is an article, pages last. Broken JSON is passed over. */
export function linkedData(document: DomDocument): SaidOfArticle {
  const said = nothingSaid();
  const all: Thing[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    collect(parsed((script.textContent ?? '').replace(CDATA, '')), all, 0);
  }
  const byId = new Map<string, Thing>();
  for (const thing of all) {
    const id = words(thing['@id']);
    const known = byId.get(id);
    const isFuller = !known || Object.keys(known).length < Object.keys(thing).length;
    if (id !== '' && isFuller) byId.set(id, thing);
  }
  /** A thing that is only referred to by its id is said elsewhere. */
  const whole = (value: unknown): Thing =>
    isThing(value) ? ('name' in value ? value : (byId.get(words(value['@id'])) ?? value)) : {};
  const articles = all.filter((thing) => ARTICLE_TYPES.test(kindOf(thing)));
  const headings = [...document.querySelectorAll('title, h1')].map((one) =>
    plainMarkup(one.textContent ?? ''),
  );
  for (const thing of [
    ...articles.filter((one) => !isPage(one)),
    ...articles.filter((one) => isPage(one)),
  ]) {
    said.type ||= cslType(kindOf(thing));
    said.title ||= titleOf(thing, headings);
    said.url ||= words(thing.url);
    said.language ||= words(thing.inLanguage);
    said.date ||= words(thing.datePublished);
    said.publisher ||= words(whole(thing.publisher).name);
    const journal = journalOf(thing, whole);
    said.container ||= words(journal.name);
    said.issn ||= [journal.issn ?? thing.issn].flat().map(words).join(' ');
    said.doi ||= [thing.doi, thing.identifier, thing.sameAs, thing['@id'], thing.url]
      .flat()
      .map((one) => doiNamed(words(isThing(one) ? one.value : one)))
      .reduce((first, one) => first || one, '');
    if (said.authors.length === 0) {
      said.authors = [thing.author ?? thing.creator].flat().flatMap((one) => {
        if (typeof one === 'string') return authorsNamed(words(one), '');
        const author = whole(one);
        const [family, given] = [words(author.familyName), words(author.givenName)];
        if (family !== '') return [given === '' ? { family } : { family, given }];
        return [author.name].flat().flatMap((name) => authorsNamed(words(name), kindOf(author)));
      });
    }
  }
  return said;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    try {
      // Line ends inside of strings are the flaw that templates make most.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is broken
      return JSON.parse(json.replace(/[\u0000-\u001f]+/g, ' '));
    } catch {
      return null;
    }
  }
}

function collect(value: unknown, all: Thing[], depth: number): void {
  if (depth > DEPTH || typeof value !== 'object' || value === null) return;
  if (isThing(value)) all.push(value);
  for (const part of Object.values(value)) collect(part, all, depth + 1);
}

/** The headline, unless the page itself is headed with the name: an encyclopaedia's headlines are descriptions. */
function titleOf(thing: Thing, headings: readonly string[]): string {
  const [headline, name] = [words(thing.headline), words(thing.name)];
  if (isPage(thing)) return headline;
  const isHead = (title: string): boolean =>
    title !== '' && headings.some((heading) => heading.includes(title));
  return isHead(name) && !isHead(headline) ? name : headline || name;
}

/** The journal, also where the article is part of an issue that is part of it. */
function journalOf(thing: Thing, whole: (value: unknown) => Thing): Thing {
  let part = whole(thing.isPartOf);
  for (let step = 0; step < 3; step += 1) {
    if (/Periodical|Journal/.test(kindOf(part))) return part;
    part = whole(part.isPartOf);
  }
  return {};
}

function isPage(thing: Thing): boolean {
  return /WebPage$/.test(kindOf(thing));
}

function kindOf(thing: Thing): string {
  return [thing['@type']].flat().map(words).join(' ');
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function words(value: unknown): string {
  return typeof value === 'string' ? plainMarkup(value) : '';
}
