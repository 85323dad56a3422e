import { create } from 'zustand';
import type { Range } from '../../contract/passage.ts';
import { isBeside, useView } from '../state/view.ts';

/** How large pages are: as wide as the pane, or so many per cent of their own size. */
export type Zoom = 'fit' | number;

/** A wish of the bar or the text; `at` makes a repeated one count. */
export interface PageWish {
  /** Counted from 1. */
  readonly page: number;
  readonly at: number;
}

/** Words that are selected on a page. */
export interface PageSelection {
  /** Where the article's text has them; null where that is not plain. */
  readonly range: Range | null;
}

/** What is seen of the original that stands beside the text. */
interface OriginalStore {
  readonly zoom: Zoom;
  /** How large the pages are now, in per cent of their own size. */
  readonly shown: number;
  /** The page at the top, counted from 1. */
  readonly page: number;
  readonly wish: PageWish | null;
  /** The wish to see a passage that was fulfilled last, by its time. */
  readonly fulfilled: number;
  /** The passage that was pressed on a page last: it is in view there. */
  readonly pressed: string | null;
  /** Whether a passage is being made on a page, and is therefore in view. */
  readonly marking: boolean;
  /** What the bar is shown for: what was selected when it was let go. */
  readonly selection: PageSelection | null;
  /** What is selected right now. */
  readonly look: () => PageSelection | null;
}

const AT_FIRST = { zoom: 'fit', shown: 100, page: 1, wish: null } as const;

export const useOriginal = create<OriginalStore>(() => ({
  ...AT_FIRST,
  fulfilled: 0,
  pressed: null,
  marking: false,
  selection: null,
  look: () => null,
}));

const SIZES = [25, 33, 50, 67, 80, 100, 125, 150, 200, 300, 400] as const;

/** The next size up or down. @param shown what is on screen now, in per cent */
export function nextZoom(shown: number, by: 1 | -1): number {
  const next =
    by === 1 ? SIZES.find((size) => size > shown + 1) : SIZES.findLast((size) => size < shown - 1);
  return next ?? (by === 1 ? SIZES[SIZES.length - 1] : SIZES[0]) ?? 100;
}

/** Brings a page to the top. */
export function goToPage(page: number): void {
  useOriginal.setState({ wish: { page, at: performance.now() } });
}

/** Opens the file an article was read from beside its text, at a passage or else where one reads. */
export function showOriginal(articleId: string, passageId: string | null = null): void {
  useOriginal.setState({ pressed: null, wish: null });
  useView.setState(({ articleId: open }) => ({
    original: { articleId, passageId, at: performance.now() },
    pageShown: true,
    ...(open === articleId ? {} : { articleId, revision: null, compared: null, jump: null }),
  }));
}

/** Leaves the text alone again. */
export function hideOriginal(): void {
  useOriginal.setState({ ...AT_FIRST, zoom: useOriginal.getState().zoom });
  useView.setState({ original: null });
}

/** Shows the original, or leaves the text alone. */
export function toggleOriginal(articleId: string, passageId: string | null): void {
  if (isBeside(useView.getState())) hideOriginal();
  else showOriginal(articleId, passageId);
}
