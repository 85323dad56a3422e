import { useMemo, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import { type Color, colors, type Passage } from '../../contract/passage.ts';
import { useView } from '../state/view.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { filterPassages, tagsOf } from './filter-passages.ts';
import { cardId, MarginCard } from './margin-card.tsx';
import { useMargin } from './margin-store.ts';

const USUAL = 92;

/** The passages of an article as a plain list in reading order, narrowed by colour and tag. */
export function PassageList({ passages }: { readonly passages: readonly Passage[] }) {
  const [color, setColor] = useState<Color | ''>('');
  const [tag, setTag] = useState('');
  const activeId = useView((view) => view.passageId);
  const noteId = useMargin((margin) => margin.noteId);
  const rows = useRef<VListHandle>(null);
  const tags = useMemo(() => tagsOf(passages), [passages]);
  const shown = useMemo(
    () => filterPassages(passages, { color: color || null, tag: tag || null }),
    [passages, color, tag],
  );
  const activeAt = shown.findIndex(({ passage }) => passage.id === activeId);
  const noteAt = shown.findIndex(({ passage }) => passage.id === noteId);
  const keep = useMemo(() => [activeAt, noteAt].filter((at) => at >= 0), [activeAt, noteAt]);
  const step = (to: number): void => {
    const next = shown[to]?.passage.id;
    if (next === undefined) return;
    rows.current?.scrollToIndex(to, { align: 'nearest' });
    requestAnimationFrame(() => document.getElementById(cardId(next))?.focus());
  };

  if (passages.length === 0) {
    return (
      <EmptyState title="No highlights yet">
        Select words in the text and press H to highlight them, T to tag them, N to write a note.
      </EmptyState>
    );
  }
  return (
    <div className="passage-list">
      <div className="passage-list__filter">
        <select
          aria-label="Only this tag"
          value={tag}
          onChange={(event) => setTag(event.target.value)}
        >
          <option value="">All tags</option>
          {tags.map((path) => (
            <option key={path} value={path}>
              {path.replaceAll('/', ' / ')}
            </option>
          ))}
        </select>
        <select
          aria-label="Only this colour"
          value={color}
          onChange={(event) => setColor(event.target.value as Color | '')}
        >
          <option value="">All colours</option>
          {colors.map((name) => (
            <option key={name} value={name}>
              {name.charAt(0).toUpperCase() + name.slice(1)}
            </option>
          ))}
        </select>
        <span className="passage-list__count" role="status">
          {shown.length === passages.length
            ? passages.length.toLocaleString('en')
            : `${shown.length.toLocaleString('en')} of ${passages.length.toLocaleString('en')}`}
          <span className="visually-hidden"> highlights</span>
        </span>
      </div>
      {shown.length === 0 && (
        <p className="passage-list__none">No highlight has this tag in this colour.</p>
      )}
      <VList
        ref={rows}
        className="passage-list__rows"
        data={shown}
        itemSize={USUAL}
        keepMounted={keep}
        role="list"
        aria-label="Highlights in reading order"
        tabIndex={-1}
      >
        {({ passage, index }, at) => (
          // biome-ignore lint/a11y/useSemanticElements: the list puts boxes of its own between
          <div
            key={passage.id}
            role="listitem"
            className="passage-list__row"
            aria-posinset={at + 1}
            aria-setsize={shown.length}
          >
            <MarginCard
              passage={passage}
              number={index + 1}
              total={passages.length}
              isStop={activeAt >= 0 ? at === activeAt : at === 0}
              onStep={(by) => step(at + by)}
            />
          </div>
        )}
      </VList>
    </div>
  );
}
