import { create } from 'zustand';
import { client } from '../data/client.ts';
import { blockAtHeight, offsetAtTop, putAtTop } from './reader-scroll.ts';
import { noteSpot, useHistory } from './reading-history.ts';
import { paragraphNumbers, progressOf, type ReadingPlace } from './reading-place.ts';
import type { TextView } from './text-view.ts';

/** Where the reader is, for the bar above the text. */
export const usePlace = create<{ readonly place: ReadingPlace | null }>(() => ({ place: null }));

/** Places told to the notebook since the window opened, by text: newer than what an article was read with. */
const told = new Map<string, number>();

/** How long the text must rest before the place is remembered, in milliseconds. */
const REST = 700;
/**
 * How often the place is shown anew while the text scrolls, in milliseconds. Not at each frame: any change of the
 * document's tree makes the browser look through all painted marks again.
 */
const SHOWN_EVERY = 180;
/** What only a person does; scrolling alone may be a jump of ours. */
const BY_HAND = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Takes up reading where it stopped, shows where it is, and remembers it as it goes on. A jump from a search
 * or a link is not reading: nothing is remembered until somebody scrolls by hand.
 * @param jumping true when the article was opened at a place, which is then not changed
 */
export function keepPlace(view: TextView, jumping: boolean): () => void {
  const { scroller, article } = view;
  const numbers = paragraphNumbers(article.blocks);
  let byHand = false;
  let showing = 0;
  let timer = 0;
  const text = `${article.id} ${article.revision}`;
  let remembered = told.get(text) ?? article.position;
  if (!jumping) putAtTop(view, remembered);

  const show = (): void => {
    showing = 0;
    const progress = progressOf(scroller.scrollTop, scroller.scrollHeight, scroller.clientHeight);
    // The line one reads goes from the viewport's top at the start to its bottom at the end.
    const block = blockAtHeight(view, progress);
    usePlace.setState({
      place: { paragraph: numbers[block] ?? 0, paragraphs: numbers.at(-1) ?? 0, progress },
    });
  };
  const remember = (): void => {
    timer = 0;
    const position = offsetAtTop(view);
    noteSpot({ articleId: article.id, offset: position });
    if (!byHand || position === remembered) return;
    remembered = position;
    told.set(text, position);
    // To look something up in an older text is not to have read on.
    if (article.revision !== article.current) return;
    const progress = progressOf(scroller.scrollTop, scroller.scrollHeight, scroller.clientHeight);
    // A place that is not kept is no reason to disturb reading: the next rest tries again.
    client
      .call('articles.place', { id: article.id, revision: article.revision, position, progress })
      .catch(() => {
        remembered = -1;
      });
  };
  const scrolled = (): void => {
    if (showing === 0) showing = window.setTimeout(show, SHOWN_EVERY);
    clearTimeout(timer);
    timer = window.setTimeout(remember, REST);
  };
  const touched = (): void => {
    byHand = true;
  };
  scroller.addEventListener('scroll', scrolled, { passive: true });
  for (const kind of BY_HAND) scroller.addEventListener(kind, touched, { passive: true });
  // Whoever jumps away reads on only when they scroll there.
  const stopHistory = useHistory.subscribe(() => {
    byHand = false;
  });
  show();
  noteSpot({ articleId: article.id, offset: remembered });
  return () => {
    clearTimeout(showing);
    if (timer !== 0) {
      clearTimeout(timer);
      remember();
    }
    stopHistory();
    scroller.removeEventListener('scroll', scrolled);
    for (const kind of BY_HAND) scroller.removeEventListener(kind, touched);
    usePlace.setState({ place: null });
  };
}
