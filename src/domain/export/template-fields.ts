import type { Name } from '../../contract/article.ts';
import { locatorWords, timeWords } from '../locator.ts';
import { stateWords, wordsNow } from '../state-words.ts';
import { visibleName } from '../visible-name.ts';
import {
  type ExportArticle,
  type ExportData,
  type ExportPassage,
  type ExportTag,
  passageLink,
} from './export-data.ts';
import { shownName } from './shown-name.ts';

/** What a name in a template can stand for. */
export type Value = string | number | boolean | null | Fields | readonly Value[];

/** Named values. Only own properties count: what every object inherits is not a field. */
export interface Fields {
  readonly [name: string]: Value;
}

/**
 * The fields of a template, under the names of the command line.
 *
 * At the top: `notebook`, `exported`, `selection`, `articles`, `passages` (of all articles), `tags` (the codebook,
 * parents before children) and `links`. A passage has its `article`, an article and a tag their `passages`, a tag
 * its `articles`: lists hold the very same things, so a template may go by article, by tag or straight through.
 */
export function templateFields(data: ExportData): Fields {
  const tags = new Map(data.tags.map((tag) => [tag.path, tagFields(tag)]));
  const articles = data.articles.map((article) => articleFields(article, tags));
  return {
    notebook: data.notebook,
    exported: data.exported,
    selection: data.selection,
    articles,
    passages: articles.flatMap((article) => article.passages),
    tags: [...tags.values()],
    links: data.links.map((link) => ({ ...link })),
  };
}

/** Its lists grow while articles are read. */
interface TagFields extends Fields {
  readonly passages: Fields[];
  readonly articles: Fields[];
}

function tagFields(tag: ExportTag): TagFields {
  return {
    id: tag.id,
    path: visibleName(tag.path),
    name: visibleName(tag.name),
    color: tag.color,
    description: tag.description,
    passages: [],
    articles: [],
  };
}

function articleFields(
  article: ExportArticle,
  tags: ReadonlyMap<string, TagFields>,
): Fields & { readonly passages: readonly Fields[] } {
  const { bibliography } = article;
  const worn = known(article.tags, tags);
  const passages: Fields[] = [];
  const fields = {
    id: article.id,
    title: visibleName(bibliography.title),
    author: bibliography.authors.map(nameFields),
    issued: bibliography.issued,
    year: bibliography.issued?.slice(0, 4) ?? null,
    containerTitle: bibliography.containerTitle,
    publisher: bibliography.publisher,
    url: bibliography.url,
    doi: bibliography.doi,
    issn: bibliography.issn,
    language: bibliography.language,
    type: bibliography.type,
    accessed: bibliography.accessed,
    revision: article.revision,
    added: article.added,
    modified: article.modified,
    tags: worn,
    collections: article.collections,
    passages,
  };
  for (const tag of worn) tag.articles.push(fields);
  for (const passage of article.passages) passages.push(passageFields(passage, fields, tags));
  return fields;
}

function passageFields(
  passage: ExportPassage,
  article: Fields & { readonly id: string; readonly title: string },
  tags: ReadonlyMap<string, TagFields>,
): Fields {
  const worn = known(passage.tags, tags);
  const fields = {
    id: passage.id,
    articleId: article.id,
    articleTitle: article.title,
    article,
    revision: passage.revision,
    quote: passage.quote,
    // A quotation in Markdown or an e-mail has a sign before each line.
    quoteLines: passage.quote.split('\n'),
    prefix: passage.prefix,
    suffix: passage.suffix,
    ranges: passage.ranges.map((range) => ({ ...range })),
    text: passage.text,
    page: passage.page,
    time: passage.recording && timeWords(passage.recording.at),
    speaker: passage.recording?.speaker ?? null,
    /** Page or time as a citation says it. */
    locator: locatorWords(passage),
    /** Other words stand there now: those of `text`. */
    changed: wordsNow(passage) !== null,
    state: passage.state,
    /** How doubt about it was settled; null where there is none. */
    review: passage.review,
    stateWords: stateWords(passage),
    color: passage.color,
    note: passage.note,
    noteLines: passage.note === '' ? [] : passage.note.split('\n'),
    tags: worn,
    created: passage.created,
    modified: passage.modified,
    creator: passage.creator,
    link: passageLink(passage.id),
  };
  for (const tag of worn) tag.passages.push(fields);
  return fields;
}

/** The codebook has every tag that something selected bears. */
function known(paths: readonly string[], tags: ReadonlyMap<string, TagFields>): TagFields[] {
  return paths.flatMap((path) => tags.get(path) ?? []);
}

function nameFields(name: Name): Fields {
  const parts = 'literal' in name ? {} : { family: name.family, given: name.given ?? null };
  return { name: visibleName(shownName(name)), ...parts };
}
