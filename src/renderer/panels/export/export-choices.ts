import type { Selection } from '../../../contract/export.ts';
import type { Place } from '../../state/view.ts';
import type { PanelProps } from '../panel-props.ts';

/** Something that can be exported, as the panel offers it. */
export interface ExportChoice {
  readonly id: 'passages' | 'selected' | 'place' | 'article' | 'everything';
  readonly label: string;
  readonly selection: Selection;
}

/** What is on screen, from which the choices are made. */
export interface OnScreen {
  readonly place: Place;
  readonly selected: readonly string[];
  readonly articleId: string | null;
  readonly articleTitle: string | null;
  readonly passageId: string | null;
  /** The collection's name and articles, where a collection is shown. */
  readonly collection: { readonly name: string; readonly articles: readonly string[] } | null;
}

/**
 * What can be exported now, the likeliest first: what was asked for by name, what is selected, what the list
 * shows, the article in the reader, everything.
 */
export function exportChoices(
  screen: OnScreen,
  asked: PanelProps['export'] | null,
): readonly ExportChoice[] {
  const { selected, articleId, articleTitle } = screen;
  const choices: ExportChoice[] = [];
  if (asked?.passages && asked.passages.length > 0) choices.push(passagesChoice(asked.passages));
  if (asked?.articles && asked.articles.length > 0) choices.push(selectedChoice(asked.articles));
  if (asked?.tag !== undefined) choices.push(tagChoice(asked.tag));
  if (asked?.query !== undefined) choices.push(queryChoice(asked.query));
  if (selected.length > 1) choices.push(selectedChoice(selected));
  const place = placeChoice(screen);
  if (place) choices.push(place);
  if (articleId !== null) {
    choices.push({
      id: 'article',
      label: articleTitle === null ? 'The open article' : `“${articleTitle}”`,
      selection: { kind: 'articles', ids: [articleId] },
    });
  }
  const everything: ExportChoice = {
    id: 'everything',
    label: 'The whole library',
    selection: { kind: 'everything' },
  };
  if (asked?.choice === 'everything') choices.unshift(everything);
  else choices.push(everything);
  const ids = new Set<string>();
  return choices.filter(({ id }) => !ids.has(id) && ids.add(id));
}

function placeChoice({ place, collection }: OnScreen): ExportChoice | null {
  switch (place.kind) {
    case 'tag':
      return tagChoice(place.path);
    case 'search':
      return place.query.trim() === '' ? null : queryChoice(place.query);
    case 'collection':
      return collection && collection.articles.length > 0
        ? {
            id: 'place',
            label: `The collection “${collection.name}”`,
            selection: { kind: 'articles', ids: [...collection.articles] },
          }
        : null;
    default:
      return null;
  }
}

function passagesChoice(ids: readonly string[]): ExportChoice {
  const label = ids.length === 1 ? 'This passage' : `These ${ids.length} passages`;
  return { id: 'passages', label, selection: { kind: 'passages', ids: [...ids] } };
}

function selectedChoice(ids: readonly string[]): ExportChoice {
  const label = ids.length === 1 ? 'The selected article' : `The ${ids.length} selected articles`;
  return { id: 'selected', label, selection: { kind: 'articles', ids: [...ids] } };
}

function tagChoice(path: string): ExportChoice {
  const label = `The tag ${path.replaceAll('/', ' / ')} and those under it`;
  return { id: 'place', label, selection: { kind: 'tag', path } };
}

function queryChoice(query: string): ExportChoice {
  return { id: 'place', label: `Found by “${query}”`, selection: { kind: 'query', query } };
}
