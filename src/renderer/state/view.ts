import { create } from 'zustand';

/** What the list shows. */
export type Place =
  | { readonly kind: 'all' }
  | { readonly kind: 'passages' }
  | { readonly kind: 'review' }
  | { readonly kind: 'trash' }
  | { readonly kind: 'collection'; readonly id: string }
  | { readonly kind: 'tag'; readonly path: string }
  | { readonly kind: 'search'; readonly query: string };

/** Where the reader should go: a passage, or an offset of the canonical text; `at` makes repeats count. */
export type Jump =
  | { readonly kind: 'passage'; readonly id: string; readonly at: number }
  | { readonly kind: 'offset'; readonly offset: number; readonly end: number; readonly at: number };

interface View {
  readonly place: Place;
  /** The article in the reader. */
  readonly articleId: string | null;
  /** The passage that is active in text and margin. */
  readonly passageId: string | null;
  readonly jump: Jump | null;
  /** Articles selected in the list, by id. */
  readonly selected: readonly string[];
  /** Which dialog or sheet is open; one at a time. */
  readonly panel: string | null;
  /** In a window too narrow for list and page: whether the page is shown. */
  readonly pageShown: boolean;
  /** Only the page, without sidebar and list. */
  readonly focusMode: boolean;
  /** In a window too narrow for the sidebar: whether it lies over the rest. */
  readonly sidebarSheet: boolean;
}

/** What is on screen. Not data of the notebook: that is read with `useCall`. */
export const useView = create<View>(() => ({
  place: { kind: 'all' },
  articleId: null,
  passageId: null,
  jump: null,
  selected: [],
  panel: null,
  pageShown: false,
  focusMode: false,
  sidebarSheet: false,
}));

/** Shows a place in the list. */
export function goTo(place: Place): void {
  useView.setState({
    place,
    selected: [],
    pageShown: false,
    focusMode: false,
    sidebarSheet: false,
  });
}

/** Opens an article, at a passage or an offset where one is given. */
export function openArticle(
  articleId: string,
  target?: { passage: string } | { offset: number; end: number },
): void {
  const at = performance.now();
  const jump: Jump | null = !target
    ? null
    : 'passage' in target
      ? { kind: 'passage', id: target.passage, at }
      : { kind: 'offset', offset: target.offset, end: target.end, at };
  useView.setState({
    articleId,
    selected: [articleId],
    jump,
    passageId: target && 'passage' in target ? target.passage : null,
    pageShown: true,
  });
}

/** Leaves the article: the reader is empty, and a narrow window shows the list. */
export function closeArticle(): void {
  useView.setState({ articleId: null, passageId: null, jump: null, pageShown: false });
}

/** In a narrow window: goes back from the page to the list. */
export function showList(): void {
  useView.setState({ pageShown: false, focusMode: false });
}

/** Makes a passage the active one, without moving the text. */
export function activatePassage(passageId: string | null): void {
  useView.setState({ passageId });
}

/** Opens a panel by its name, or closes what is open. */
export function showPanel(panel: string | null): void {
  useView.setState({ panel });
}
