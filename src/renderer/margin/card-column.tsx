import { ChevronsDown, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { OWN_NAME } from '../../contract/settings.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { useReader } from '../reader/reader-store.ts';
import { openReview } from '../review/open-review.ts';
import { useSetting } from '../state/use-setting.ts';
import { useView } from '../state/view.ts';
import type { NumberedPassage } from './filter-passages.ts';
import { cardId, MarginCard } from './margin-card.tsx';
import { useMargin } from './margin-store.ts';
import { type Placed, placeCards, type Room } from './place-cards.ts';
import { useCardHeights } from './use-card-heights.ts';
import { useNearView } from './use-near-view.ts';
import { withinStretch } from './within-stretch.ts';

const ROOM: Room = { gap: 8, reach: 420, stack: 24, start: 8 };
const REVIEW_LINE = 36;

interface Standing extends NumberedPassage {
  /** The top of its first line, in CSS pixels from the top of the page. */
  readonly top: number;
}

/** A card for each passage near the viewport, at the height of its words; ten thousand others cost nothing. */
export function CardColumn({ passages }: { readonly passages: readonly Passage[] }) {
  const near = useReader((reader) => reader.near);
  const passageTop = useReader((reader) => reader.passageTop);
  const version = useReader((reader) => reader.layoutVersion);
  const activeId = useView((view) => view.passageId);
  const noteId = useMargin((margin) => margin.noteId);
  const list = useRef<HTMLOListElement>(null);
  const tagColors = useTagColors();
  const [ownName] = useSetting<string>(OWN_NAME, '');
  const [wanted, setWanted] = useState<string | null>(null);

  const stretch = useNearView();
  const numbers = useMemo(
    () => new Map(passages.map((passage, index) => [passage.id, { passage, index }])),
    [passages],
  );
  const heightOf = useCardHeights(list);
  const asking = useMemo(() => passages.filter(({ review }) => review === 'open'), [passages]);
  const loose = asking.length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the words
  const standing = useMemo(() => {
    const topOf = (id: string): number => passageTop(id) ?? 0;
    const ids = new Set(withinStretch(near, topOf, stretch));
    for (const id of [activeId, noteId, wanted]) if (id !== null) ids.add(id);
    const found: Standing[] = [];
    for (const id of ids) {
      const one = numbers.get(id);
      const top = passageTop(id);
      if (one && top !== null) found.push({ ...one, top });
    }
    return found.sort((a, b) => a.index - b.index);
  }, [near, stretch, numbers, activeId, noteId, wanted, passageTop, version]);

  const placed = useMemo(() => {
    const wishes = standing.map(({ passage, top }) => ({ top, height: heightOf(passage.id) }));
    const held = standing.findIndex(({ passage }) => passage.id === (noteId ?? activeId));
    return placeCards(wishes, held, {
      ...ROOM,
      start: ROOM.start + (loose > 0 ? REVIEW_LINE : 0),
    });
  }, [standing, heightOf, activeId, noteId, loose]);

  // Cards glide only where one was made active: what moves while one scrolls or types jumps with it.
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || activeId === null) return;
    element.dataset.glides = '';
    const timer = setTimeout(() => delete element.dataset.glides, 200);
    return () => clearTimeout(timer);
  }, [activeId]);

  useEffect(() => {
    if (wanted === null) return;
    const card = document.getElementById(cardId(wanted));
    if (!card) return;
    card.focus();
    setWanted(null);
  });

  const goTo = useCallback(
    (index: number): void => {
      const passage = passages[index];
      if (!passage || passageTop(passage.id) === null) return;
      useReader.getState().scrollToPassage(passage.id);
      setWanted(passage.id);
    },
    [passages, passageTop],
  );
  const stop = stopOf(standing, placed, activeId);

  return (
    <>
      {loose > 0 && (
        <button
          type="button"
          className="margin__review"
          onClick={() => openReview(asking[0]?.id ?? null)}
        >
          <TriangleAlert size={14} aria-hidden />
          {loose === 1
            ? '1 highlight asks for review'
            : `${loose.toLocaleString('en')} highlights ask for review`}
        </button>
      )}
      <ol ref={list} className="margin__cards" aria-label="Highlights near what is in view">
        {placed.map((one) => {
          const style = { transform: `translateY(${one.top}px)` };
          if (one.kind === 'stack') {
            const count = one.to - one.from;
            const first = standing[one.from];
            return (
              <li key={`stack ${first?.passage.id}`} className="margin__place" style={style}>
                <button
                  type="button"
                  className="margin__stack"
                  onClick={() => first && goTo(first.index)}
                >
                  <ChevronsDown size={14} aria-hidden />
                  {count === 1 ? '1 more highlight' : `${count} more highlights`}
                </button>
              </li>
            );
          }
          const card = standing[one.index];
          if (!card) return null;
          const { passage, index } = card;
          return (
            <li
              key={passage.id}
              className="margin__place"
              data-passage={passage.id}
              style={style}
              aria-posinset={index + 1}
              aria-setsize={passages.length}
            >
              <MarginCard
                passage={passage}
                total={passages.length}
                isStop={passage.id === stop}
                index={index}
                onGoTo={goTo}
                tagColors={tagColors}
                ownName={ownName}
              />
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** The card that Tab stops at: the active one, else the first that is in view. */
function stopOf(
  standing: readonly Standing[],
  placed: readonly Placed[],
  activeId: string | null,
): string | null {
  const cards = placed.filter((one) => one.kind === 'card');
  const idOf = (at: number): string | null => standing[cards[at]?.index ?? -1]?.passage.id ?? null;
  if (cards.some((_, at) => idOf(at) === activeId)) return activeId;
  const top = useReader.getState().scrollElement?.scrollTop ?? 0;
  const first = cards.findIndex((card) => card.top >= top);
  return idOf(first === -1 ? cards.length - 1 : first);
}
