import { create } from 'zustand';

interface MarginState {
  /** The passage whose note is being written. */
  readonly noteId: string | null;
  /** Whether it was asked for on its card: then the focus belongs there again, else in the text. */
  readonly noteFromCard: boolean;
  /** The passage whose tags are being chosen. */
  readonly tagId: string | null;
  /** The passage whose bar stands at its words: the one that was clicked. */
  readonly barId: string | null;
  /** Where it was clicked, in pixels of the viewport; null when it was no click. */
  readonly clickedX: number | null;
  /** Where the page has no room for a margin: whether it lies over the text. */
  readonly sheet: boolean;
  /** Whether the list shows only passages that lost their place. */
  readonly loose: boolean;
}

const NOTHING: MarginState = {
  noteId: null,
  noteFromCard: false,
  tagId: null,
  barId: null,
  clickedX: null,
  sheet: false,
  loose: false,
};

/** What is open in the margin and at the words. */
export const useMargin = create<MarginState>(() => NOTHING);

/** Closes everything, for another article. A note that was being written saves itself. */
export function resetMargin(): void {
  useMargin.setState(NOTHING);
}

/** Opens the note of a passage to be written, in its card or, where there is none, at its words. */
export function writeNote(id: string): void {
  const noteFromCard = document.activeElement?.closest('.margin-card') != null;
  useMargin.setState({ noteId: id, noteFromCard, tagId: null });
}

/** Opens the tags of a passage. */
export function chooseTags(id: string): void {
  useMargin.setState({ tagId: id });
}
