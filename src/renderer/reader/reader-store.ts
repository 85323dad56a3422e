import { create } from 'zustand';
import type { Article } from '../../contract/article.ts';
import type { Range } from '../../contract/passage.ts';
import type { CanonicalText } from '../../domain/canonical-text.ts';

/** What is selected in the text now, as it would be marked: trimmed, on whole graphemes. */
export interface ReaderSelection {
  /** Canonical offsets, in order; today always one range, which may span blocks. */
  readonly ranges: readonly Range[];
  /** The words at the ranges. */
  readonly text: string;
}

/** What the reader asks the margin to open for a passage; `at` makes a repeated wish count. */
export interface ReaderRequest {
  readonly kind: 'tag' | 'note';
  readonly passageId: string;
  readonly at: number;
}

/** A passage whose boundaries are being moved, and which of them the arrow keys move. */
export interface BoundaryEdit {
  readonly passageId: string;
  readonly edge: 'start' | 'end';
}

/** What the reader shares with what stands beside the text: margin, selection bar, chooser. */
export interface Reader {
  /** The article whose text is on screen; null until it is there. */
  readonly article: Article | null;
  readonly layout: CanonicalText | null;
  readonly selection: ReaderSelection | null;
  /** Passages under the last click or caret, the one that starts last first; empty when there were none. */
  readonly hits: readonly string[];
  readonly editing: BoundaryEdit | null;
  /** Set by T and N: the margin opens its tag picker or note editor and answers with {@link answerRequest}. */
  readonly request: ReaderRequest | null;
  /**
   * Passages of the chunks around the viewport, in reading order. What stands at the height of its words
   * needs to lay out only these, however many passages the article has.
   */
  readonly near: readonly string[];
  /** Counts up whenever places on the page may have changed: another text, size, font or width. */
  readonly layoutVersion: number;
  /** The scrolling element; a margin inside it scrolls with the text. */
  readonly scrollElement: HTMLElement | null;
  /** The height of what scrolls, in CSS pixels. */
  readonly contentHeight: number;
  /** Where the selection is now in viewport coordinates: the union of its lines; null when there is none. */
  readonly selectionRect: () => DOMRect | null;
  /** The top of a passage's first line, in CSS pixels from the top of the scrolled content; null when it is not in the text. */
  readonly passageTop: (id: string) => number | null;
  /** Brings a passage into view; the place left behind is kept for Alt+←. */
  readonly scrollToPassage: (id: string) => void;
  /** Brings canonical offsets into view and shows them for a moment. */
  readonly scrollToOffset: (start: number, end: number) => void;
  readonly clearSelection: () => void;
}

const nowhere = {
  article: null,
  layout: null,
  selection: null,
  hits: [],
  editing: null,
  request: null,
  near: [],
  scrollElement: null,
  contentHeight: 0,
  selectionRect: () => null,
  passageTop: () => null,
  scrollToPassage: () => {},
  scrollToOffset: () => {},
  clearSelection: () => {},
} satisfies Partial<Reader>;

/** The reader's state; its functions do nothing until a text is on screen. */
export const useReader = create<Reader>(() => ({ ...nowhere, layoutVersion: 0 }));

/** Forgets the text that was on screen. */
export function resetReader(): void {
  useReader.setState((reader) => ({ ...nowhere, layoutVersion: reader.layoutVersion + 1 }));
}

/** Asks the margin to open its tag picker or note editor for a passage. */
export function requestMargin(kind: ReaderRequest['kind'], passageId: string): void {
  useReader.setState({ request: { kind, passageId, at: performance.now() } });
}

/** The margin has taken up the request. */
export function answerRequest(): void {
  useReader.setState({ request: null });
}
