import type { Sheet } from '../prose.ts';

/** A way of showing an article with marks, as the benchmark drives it. */
export interface Way {
  /** What is there before an article is opened: the window with its empty reader. */
  readonly prepare?: (stage: HTMLElement, sheet: Sheet) => Promise<void>;
  /** Shows the sheet in `stage`; done when marks and text are in the document, before they are painted. */
  readonly open: (stage: HTMLElement, sheet: Sheet) => void | Promise<void>;
  /** Marks one more passage, the `number`th; done when it is in the document. */
  readonly mark: (sheet: Sheet, number: number) => void | Promise<void>;
  /** What scrolls. */
  readonly scroller: (stage: HTMLElement) => HTMLElement;
}

/** The frame of the peers: the same scrolling box, width and typography as the reader's own. */
export function frame(stage: HTMLElement): { scroller: HTMLElement; text: HTMLElement } {
  const scroller = document.createElement('div');
  scroller.className = 'reader__scroll';
  const page = document.createElement('div');
  page.className = 'reader__page';
  const sheet = document.createElement('article');
  sheet.className = 'reader__sheet';
  sheet.lang = 'en';
  const text = document.createElement('div');
  text.className = 'reader__text';
  const chunk = document.createElement('div');
  chunk.className = 'chunk';
  const reader = document.createElement('section');
  reader.className = 'reader';
  text.append(chunk);
  sheet.append(text);
  page.append(sheet);
  scroller.append(page);
  reader.append(scroller);
  stage.append(reader);
  return { scroller, text: chunk };
}

export const peerScroller = (stage: HTMLElement): HTMLElement =>
  stage.querySelector<HTMLElement>('.reader__scroll') ?? stage;
