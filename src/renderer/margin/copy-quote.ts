import type { Passage } from '../../contract/passage.ts';
import { citeQuote, pageOf } from '../../domain/cite-quote.ts';
import { useReader } from '../reader/reader-store.ts';
import { showToast } from '../state/announce.ts';

/** Copies words of the article on screen with their source, as plain text and as HTML, and says so. */
export async function copyQuote(words: string, start: number): Promise<void> {
  const { article, layout } = useReader.getState();
  if (!article) return;
  const unit = layout?.units.findLast((one) => one.start <= start);
  const page = pageOf(article.blocks, unit?.block ?? 0, start - (unit?.start ?? start));
  const { text, html } = citeQuote(article, words, page);
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      }),
    ]);
    showToast('Copied with citation');
  } catch {
    showToast('The clipboard cannot be written. Is the window in front?', { failed: true });
  }
}

/** As {@link copyQuote}, for a passage. */
export function copyPassage(passage: Passage): Promise<void> {
  return copyQuote(passage.quote, passage.position);
}
