import { openPanel } from '../panels/panel-props.ts';
import { announce } from '../state/announce.ts';
import { caretOffset } from './caret.ts';
import { unitAt } from './passage-index.ts';
import { offsetAtTop } from './reader-scroll.ts';
import type { TextView } from './text-view.ts';

/**
 * Opens the words of a paragraph, heading or cell to be corrected.
 * @param offset the place it is found by; else the caret, else what is at the top of the page
 */
export function correctParagraph(view: TextView, offset: number | undefined): void {
  const at = offset ?? caretOffset(view) ?? offsetAtTop(view);
  const unit = view.layout.units[Math.max(0, unitAt(view.layout, at))];
  if (!unit) {
    announce('There are no words to correct here');
    return;
  }
  const { id, revision, language } = view.article;
  openPanel('correct', {
    article: id,
    revision,
    start: unit.start,
    end: unit.end,
    text: view.layout.text.slice(unit.start, unit.end),
    language,
  });
}
