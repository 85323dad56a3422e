import type { Name } from '../../contract/article.ts';
import { splitByline } from './split-name.ts';

/** What structured data in a page says of the article; what it does not say is empty. */
export interface SaidOfArticle {
  title: string;
  /** As it is written there. */
  date: string;
  publisher: string;
  /** The journal that it is part of. */
  container: string;
  url: string;
  doi: string;
  /** As it is written there. */
  issn: string;
  language: string;
  /** A type of CSL's. */
  type: string;
  authors: Name[];
}

export function nothingSaid(): SaidOfArticle {
  return {
    title: '',
    date: '',
    publisher: '',
    container: '',
    url: '',
    doi: '',
    issn: '',
    language: '',
    type: '',
    authors: [],
  };
}

/** Schema.org's kinds of texts. */
export const ARTICLE_TYPES = /(?:Article|BlogPosting|Report|WebPage|Posting|Reportage)$/;

/** Schema.org's kinds as CSL's. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/NewsArticle|Reportage/, 'article-newspaper'],
  [/ScholarlyArticle/, 'article-journal'],
  [/BlogPosting/, 'post-weblog'],
];

/** The type in CSL's terms of a thing of Schema.org's; empty where CSL has none for it. */
export function cslType(kind: string): string {
  return TYPES.find(([pattern]) => pattern.test(kind))?.[1] ?? '';
}

/** The authors that one entry names. @param kind what Schema.org calls it */
export function authorsNamed(name: string, kind: string): Name[] {
  if (name === '' || /^https?:/i.test(name)) return [];
  return /Organization|Corporation/.test(kind) ? [{ literal: name }] : splitByline(name);
}

/** The DOI in a text that names one; empty where it does not. */
export function doiNamed(text: string): string {
  return /10\.\d{4,9}\/[^\s"<>]+/.exec(text)?.[0] ?? '';
}
