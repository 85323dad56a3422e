import { ChevronDown, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import { type Color, colors, type Passage } from '../../contract/passage.ts';
import { OWN_NAME } from '../../contract/settings.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { useSetting } from '../state/use-setting.ts';
import { useView } from '../state/view.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { filterPassages, isLoose, tagsOf } from './filter-passages.ts';
import { cardId, MarginCard } from './margin-card.tsx';
import { useMargin } from './margin-store.ts';

const USUAL = 92;

/** The passages of an article as a plain list in reading order, narrowed by colour and tag. */
export function PassageList({ passages }: { readonly passages: readonly Passage[] }) {
  const [color, setColor] = useState<Color | null>(null);
  const [tag, setTag] = useState<string | null>(null);
  const activeId = useView((view) => view.passageId);
  const noteId = useMargin((margin) => margin.noteId);
  const loose = useMargin((margin) => margin.loose);
  const tagColors = useTagColors();
  const [ownName] = useSetting<string>(OWN_NAME, '');
  const rows = useRef<VListHandle>(null);
  const tags = useMemo(() => tagsOf(passages), [passages]);
  const shown = useMemo(
    () => filterPassages(passages, { color, tag, loose }),
    [passages, color, tag, loose],
  );
  const activeAt = shown.findIndex(({ passage }) => passage.id === activeId);
  const noteAt = shown.findIndex(({ passage }) => passage.id === noteId);
  const keep = useMemo(() => [activeAt, noteAt].filter((at) => at >= 0), [activeAt, noteAt]);
  const goTo = useCallback(
    (index: number): void => {
      // Arrows go along what is shown, not along what the filter keeps back.
      const now = shown.findIndex(({ passage }) => passage.id === useView.getState().passageId);
      const to = now + (index > (shown[now]?.index ?? -1) ? 1 : -1);
      const next = shown[to]?.passage.id;
      if (next === undefined) return;
      rows.current?.scrollToIndex(to, { align: 'nearest' });
      requestAnimationFrame(() => document.getElementById(cardId(next))?.focus());
    },
    [shown],
  );

  // What is made active in the text comes into view here.
  useEffect(() => {
    const at = noteAt >= 0 ? noteAt : activeAt;
    if (at >= 0) rows.current?.scrollToIndex(at, { align: 'nearest' });
  }, [activeAt, noteAt]);

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
        <MenuButton
          label={`Only this tag: ${tag === null ? 'all' : shownPath(tag)}`}
          items={() => [
            all('All tags', tag === null, () => setTag(null)),
            ...tags.map((path) => ({
              kind: 'radio' as const,
              label: shownPath(path),
              icon: <ColorDot color={tagColors.get(path) ?? null} />,
              checked: path === tag,
              run: () => setTag(path),
            })),
          ]}
        >
          <span className="passage-list__choice">{tag === null ? 'All tags' : shownPath(tag)}</span>
          <ChevronDown size={14} aria-hidden />
        </MenuButton>
        <MenuButton
          label={`Only this colour: ${color ?? 'all'}`}
          items={() => [
            all('All colours', color === null, () => setColor(null)),
            ...colors.map((name) => ({
              kind: 'radio' as const,
              label: capital(name),
              icon: <ColorDot color={name} />,
              checked: name === color,
              run: () => setColor(name),
            })),
          ]}
        >
          <span className="passage-list__choice">
            {color === null ? 'All colours' : capital(color)}
          </span>
          <ChevronDown size={14} aria-hidden />
        </MenuButton>
        {(loose || passages.some(isLoose)) && (
          <IconButton
            label="Only those that lost their place"
            aria-pressed={loose}
            icon={<TriangleAlert size={14} />}
            onClick={() => useMargin.setState({ loose: !loose })}
          />
        )}
        <span className="passage-list__count" role="status">
          {shown.length === passages.length
            ? passages.length.toLocaleString('en')
            : `${shown.length.toLocaleString('en')} of ${passages.length.toLocaleString('en')}`}
          <span className="visually-hidden"> highlights</span>
        </span>
      </div>
      {shown.length === 0 && <p className="passage-list__none">No highlight is like this.</p>}
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
              index={index}
              total={passages.length}
              isStop={activeAt >= 0 ? at === activeAt : at === 0}
              onGoTo={goTo}
              tagColors={tagColors}
              ownName={ownName}
            />
          </div>
        )}
      </VList>
    </div>
  );
}

function all(label: string, checked: boolean, run: () => void): MenuItem {
  return { kind: 'radio', label, checked, run };
}

function shownPath(path: string): string {
  return path.replaceAll('/', ' / ');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
