import type { Passage } from '../../contract/passage.ts';
import { citeQuote } from '../../domain/cite-quote.ts';
import { locatorsOf, locatorWords } from '../../domain/locator.ts';
import { useReader } from '../reader/reader-store.ts';
import { showToast } from '../state/announce.ts';

/** Copies words of the article on screen with their source, as plain text and as HTML, and says so. */
export async function copyQuote(words: string, start: number): Promise<void> {
  const { article } = useReader.getState();
  if (!article) return;
  const locator = locatorWords(locatorsOf(article.blocks)(start));
  const { text, html } = citeQuote(article, words, locator);
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
