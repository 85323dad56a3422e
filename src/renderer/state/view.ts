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

/** The file an article was read from, beside its text; `at` makes a repeated wish for a passage count. */
export interface OriginalBeside {
  readonly articleId: string;
  /** The passage it was opened for; null for where one reads. */
  readonly passageId: string | null;
  readonly at: number;
}

/** What is on screen. */
export interface View {
  readonly place: Place;
  /** The article in the reader. */
  readonly articleId: string | null;
  /** The revision that the reader shows; null for the current one. */
  readonly revision: number | null;
  /** The two revisions of the article that are compared on the page; null while the text is read. */
  readonly compared: { readonly from: number; readonly to: number } | null;
  /** Stands beside the text as long as that is of the same article. */
  readonly original: OriginalBeside | null;
  /** The passage that is looked at in review, or that a place is looked for in the text. */
  readonly reviewId: string | null;
  /** Whether the page shows the evidence for that passage instead of a text. */
  readonly reviewing: boolean;
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
  revision: null,
  compared: null,
  original: null,
  reviewId: null,
  reviewing: false,
  passageId: null,
  jump: null,
  selected: [],
  panel: null,
  pageShown: false,
  focusMode: false,
  sidebarSheet: false,
}));

/** Whether the original stands beside the text that is on screen. */
export function isBeside({ original, articleId, compared, place, reviewing }: View): boolean {
  const inReview = place.kind === 'review' && reviewing;
  return original !== null && original.articleId === articleId && compared === null && !inReview;
}

/** Shows a place in the list. */
export function goTo(place: Place): void {
  useView.setState({
    place,
    reviewing: place.kind === 'review',
    ...(place.kind === 'review' ? {} : { reviewId: null }),
    selected: [],
    pageShown: false,
    focusMode: false,
    sidebarSheet: false,
  });
}

/**
 * Opens an article, at a passage or an offset where one is given.
 * @param revision an older text to show; a passage that stands in one is found there without being told
 */
export function openArticle(
  articleId: string,
  target?: { passage: string } | { offset: number; end: number },
  revision: number | null = null,
): void {
  const at = performance.now();
  const jump: Jump | null = !target
    ? null
    : 'passage' in target
      ? { kind: 'passage', id: target.passage, at }
      : { kind: 'offset', offset: target.offset, end: target.end, at };
  useView.setState({
    articleId,
    revision,
    compared: null,
    reviewing: false,
    selected: [articleId],
    jump,
    passageId: target && 'passage' in target ? target.passage : null,
    pageShown: true,
  });
}

/** Leaves the article: the reader is empty, and a narrow window shows the list. */
export function closeArticle(): void {
  useView.setState({
    articleId: null,
    revision: null,
    compared: null,
    passageId: null,
    jump: null,
    pageShown: false,
  });
}

/** Shows a revision of the article that is open; null for the current one. */
export function readRevision(revision: number | null): void {
  useView.setState({ revision, compared: null, jump: null, passageId: null });
}

/** Compares two revisions of the article that is open. */
export function compareRevisions(from: number, to: number): void {
  useView.setState({ compared: { from, to }, reviewing: false, pageShown: true });
}

/** Shows the evidence for a passage whose place is in doubt. */
export function showReview(reviewId: string | null): void {
  useView.setState({ reviewId, reviewing: true });
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
