import type { Bibliography, Name } from '../../../contract/article.ts';
import { issnIn } from '../../../domain/issn.ts';
import { readPartialDate } from './partial-date.ts';

/** An author as the form holds it: one field or two. */
export interface AuthorField {
  /** Only for the list on screen: rows keep their fields when one above is removed. */
  readonly key: number;
  readonly kind: 'parted' | 'literal';
  readonly family: string;
  readonly given: string;
  readonly literal: string;
}

/** The fields as typed. */
export interface DetailsForm {
  readonly title: string;
  readonly authors: readonly AuthorField[];
  readonly issued: string;
  readonly containerTitle: string;
  readonly publisher: string;
  readonly url: string;
  readonly doi: string;
  readonly issn: string;
  readonly language: string;
  readonly type: string;
  readonly accessed: string;
}

/** What is wrong, by field; empty when nothing is. */
export type DetailsFaults = Partial<Record<keyof DetailsForm, string>>;

/** The form of an article's fields. */
export function formOf(fields: Bibliography): DetailsForm {
  return {
    title: fields.title,
    authors: fields.authors.map((name, key) => authorField(name, key)),
    issued: fields.issued ?? '',
    containerTitle: fields.containerTitle ?? '',
    publisher: fields.publisher ?? '',
    url: fields.url ?? '',
    doi: fields.doi ?? '',
    issn: fields.issn ?? '',
    language: fields.language ?? '',
    type: fields.type,
    accessed: fields.accessed ?? '',
  };
}

/** An author's row; without a name an empty one. */
export function authorField(name: Name | null, key: number): AuthorField {
  if (name && 'literal' in name) {
    return { key, kind: 'literal', family: '', given: '', literal: name.literal };
  }
  return { key, kind: 'parted', family: name?.family ?? '', given: name?.given ?? '', literal: '' };
}

/** The other way to hold a name, with what was typed kept as well as it can be. */
export function turnAuthor(author: AuthorField): AuthorField {
  if (author.kind === 'parted') {
    const literal = [author.given, author.family].map((part) => part.trim()).filter(Boolean);
    return { ...author, kind: 'literal', literal: literal.join(' ') };
  }
  const parts = author.literal.trim().split(/\s+/u);
  return {
    ...author,
    kind: 'parted',
    given: parts.slice(0, -1).join(' '),
    family: parts.at(-1) ?? '',
  };
}

/** Reads the form: the fields that differ from `before`, and what is wrong with which. */
export function readForm(
  form: DetailsForm,
  before: Bibliography,
): { readonly fields: Partial<Bibliography>; readonly faults: DetailsFaults } {
  const faults: DetailsFaults = {};
  const title = form.title.replace(/\s+/gu, ' ').trim();
  if (title === '') faults.title = 'An article needs a title.';
  else if (title.length > 2000) faults.title = 'A title has at most 2,000 characters.';
  const date = (field: 'issued' | 'accessed'): string | null => {
    const read = readPartialDate(form[field]);
    if (read.kind === 'wrong') faults[field] = read.message;
    return read.kind === 'date' ? read.value : null;
  };
  const issued = date('issued');
  const accessed = date('accessed');
  const url = orNull(form.url);
  if (url !== null && !isWebAddress(url)) {
    faults.url = 'Write a whole address, with http:// or https:// in front.';
  }
  const doi = orNull(form.doi.trim().replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, ''));
  if (doi !== null && !/^10\.\d{4,9}\/\S+$/.test(doi)) {
    faults.doi = 'A DOI begins with 10. and has a slash: 10.1000/182.';
  }
  const typedIssn = orNull(form.issn.trim().replace(/^issn:?\s*/i, ''));
  const issn = typedIssn && issnIn(typedIssn);
  if (typedIssn !== null && issn === null) {
    faults.issn = 'An ISSN has eight digits, and its last one fits the others: 0378-5955.';
  }
  const language = orNull(form.language)?.toLowerCase() ?? null;
  if (language !== null && !isLanguage(language)) {
    faults.language = 'Write a language tag: en, de, pt-br.';
  }
  const read: Bibliography = {
    title,
    authors: form.authors.flatMap(nameOf),
    issued,
    containerTitle: orNull(form.containerTitle),
    publisher: orNull(form.publisher),
    url,
    doi,
    issn: issn ?? typedIssn,
    language,
    type: form.type,
    accessed,
  };
  if (read.authors.length > 200) faults.authors = 'An article has at most 200 authors.';
  return { fields: changed(read, before), faults };
}

function changed(read: Bibliography, before: Bibliography): Partial<Bibliography> {
  return Object.fromEntries(
    Object.entries(read).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Bibliography]),
    ),
  );
}

function nameOf(author: AuthorField): Name[] {
  const clean = (text: string): string => text.replace(/\s+/gu, ' ').trim();
  if (author.kind === 'literal') {
    const literal = clean(author.literal);
    return literal === '' ? [] : [{ literal }];
  }
  const family = clean(author.family);
  const given = clean(author.given);
  // CSL wants a family name where there is only one: a given name alone is a whole name.
  if (family === '') return given === '' ? [] : [{ literal: given }];
  return [given === '' ? { family } : { family, given }];
}

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The CSL types offered, with what people call them; any other type an article has is kept. */
export const ARTICLE_TYPES: readonly (readonly [string, string])[] = [
  ['article', 'Article'],
  ['article-journal', 'Journal article'],
  ['article-magazine', 'Magazine article'],
  ['article-newspaper', 'Newspaper article'],
  ['webpage', 'Web page'],
  ['post-weblog', 'Blog post'],
  ['book', 'Book'],
  ['chapter', 'Chapter'],
  ['report', 'Report'],
  ['thesis', 'Thesis'],
  ['paper-conference', 'Conference paper'],
  ['speech', 'Speech'],
  ['interview', 'Interview'],
  ['personal_communication', 'Letter'],
  ['manuscript', 'Manuscript'],
  ['document', 'Document'],
];
