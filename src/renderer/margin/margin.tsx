import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { useCall } from '../data/queries.ts';
import { useReader } from '../reader/reader-store.ts';
import { useSetting } from '../state/use-setting.ts';
import { useView } from '../state/view.ts';
import './margin.css';
import { MarginCard } from './margin-card.tsx';
import { PassageList } from './passage-list.tsx';
import { placeCards } from './place-cards.ts';

const GAP = 8;
const FIRST_HEIGHT = 84;

/** Beside the text: a card for each passage at the height of its words, or the plain list, or nothing. */
export function Margin() {
  const [mode] = useSetting<string>('margin.mode', 'cards');
  const article = useReader((reader) => reader.article);
  const list = useCall(
    'passages.list',
    { article: article?.id ?? '' },
    { enabled: article !== null },
  );
  const passages = list.data?.passages;
  if (!article || !passages || mode === 'off' || mode === 'closed') return null;
  return mode === 'list' ? <PassageList passages={passages} /> : <Cards passages={passages} />;
}

/** Only the passages near the viewport have cards; ten thousand others cost nothing. */
function Cards({ passages }: { readonly passages: readonly Passage[] }) {
  const near = useReader((reader) => reader.near);
  const passageTop = useReader((reader) => reader.passageTop);
  const version = useReader((reader) => reader.layoutVersion);
  const activeId = useView((view) => view.passageId);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const box = useRef<HTMLUListElement>(null);

  const shown = useMemo(() => {
    const ids = new Set(near);
    if (activeId !== null) ids.add(activeId);
    return passages
      .map((passage, index) => ({ passage, index }))
      .filter(({ passage }) => ids.has(passage.id));
  }, [passages, near, activeId]);

  // Cards grow and shrink as notes open and fonts load; their places follow.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other passages are other cards to watch
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver((entries) => {
      setHeights((known) => {
        const next = new Map(known);
        for (const entry of entries) {
          const id = (entry.target as HTMLElement).dataset.passage;
          if (id) next.set(id, entry.borderBoxSize[0]?.blockSize ?? FIRST_HEIGHT);
        }
        return next;
      });
    });
    for (const card of element.querySelectorAll('[data-passage]')) observer.observe(card);
    return () => observer.disconnect();
  }, [shown]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the words
  const tops = useMemo(() => {
    const wishes = shown.map(({ passage }) => ({
      top: passageTop(passage.id) ?? 0,
      height: heights.get(passage.id) ?? FIRST_HEIGHT,
    }));
    const active = shown.findIndex(({ passage }) => passage.id === activeId);
    return placeCards(wishes, active, GAP);
  }, [shown, heights, activeId, passageTop, version]);

  return (
    <aside className="margin" aria-label="Highlights">
      <ul ref={box} className="margin__cards">
        {shown.map(({ passage, index }, at) => (
          <li
            key={passage.id}
            className="margin__place"
            data-passage={passage.id}
            style={{ transform: `translateY(${tops[at] ?? 0}px)` }}
          >
            <MarginCard passage={passage} number={index + 1} total={passages.length} />
          </li>
        ))}
      </ul>
    </aside>
  );
}
