import type { DomDocument, DomElement } from './dom.ts';
import { plainMarkup } from './plain-markup.ts';
import {
  ARTICLE_TYPES,
  authorsNamed,
  cslType,
  nothingSaid,
  type SaidOfArticle,
} from './said-of-article.ts';

/** Microdata: what the elements of the first article on the page say of it. */
export function microdata(document: DomDocument): SaidOfArticle {
  const said = nothingSaid();
  const article = [...document.querySelectorAll('[itemtype]')].find((element) =>
    ARTICLE_TYPES.test(kindOf(element)),
  );
  if (!article) return said;
  const own = propertiesOf(article);
  const first = (name: string): string =>
    own
      .filter(([property]) => property === name)
      .map(([, element]) => wordsOf(element))
      .find(Boolean) ?? '';
  return {
    ...said,
    type: cslType(kindOf(article)),
    title: first('headline') || first('name'),
    date: first('datePublished'),
    publisher: first('publisher'),
    language: first('inLanguage'),
    authors: own
      .filter(([property]) => property === 'author')
      .flatMap(([, element]) => authorsNamed(wordsOf(element), kindOf(element))),
  };
}

/** The properties of a thing with their elements, without those of the things in it. */
function propertiesOf(thing: DomElement): (readonly [string, DomElement])[] {
  return [...thing.querySelectorAll('[itemprop]')]
    .filter((element) => element.parentElement?.closest('[itemscope]') === thing)
    .flatMap((element) =>
      (element.getAttribute('itemprop') ?? '')
        .split(/\s+/)
        .map((property) => [property, element] as const),
    );
}

/** What an element says: plainly, in an attribute, or as the name of the thing that it is. */
function wordsOf(element: DomElement): string {
  if (element.hasAttribute('itemscope')) {
    const name = propertiesOf(element).find(([property]) => property === 'name')?.[1];
    if (name) return wordsOf(name);
  }
  const said =
    element.getAttribute('content') ?? element.getAttribute('datetime') ?? element.textContent;
  return plainMarkup(said ?? '');
}

function kindOf(element: DomElement): string {
  return (element.getAttribute('itemtype') ?? '').trim();
}
