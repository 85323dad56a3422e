import { Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { deletePassage, editPassages } from '../reader/mark-selection.ts';
import { useReader } from '../reader/reader-store.ts';
import { announce } from '../state/announce.ts';
import { copyPassage } from './copy-quote.ts';
import { chooseTags, useMargin, writeNote } from './margin-store.ts';
import { MarkBar } from './mark-bar.tsx';
import { MarkTools } from './mark-tools.tsx';
import { OverlapMenu } from './overlap-menu.tsx';
import { wordsAnchor } from './words-anchor.ts';

interface Props {
  readonly passage: Passage;
  /** All passages at the place that was clicked, the one that starts last first. */
  readonly stack: readonly Passage[];
}

/** The bar at a highlight that was clicked: what the selection bar has, Delete, and the others that lie there. */
export function PassageBar({ passage, stack }: Props) {
  const scroller = useReader((reader) => reader.scrollElement);
  const clicked = useMargin((margin) => margin.clickedX);
  const anchor = useMemo(
    () => wordsAnchor(passage.id, scroller, clicked),
    [passage.id, scroller, clicked],
  );
  const close = (): void => useMargin.setState({ barId: null });
  return (
    <MarkBar label="This highlight" anchor={anchor} onLeave={close}>
      {stack.length > 1 && (
        <>
          <OverlapMenu passage={passage} stack={stack} />
          <span className="mark-bar__line" />
        </>
      )}
      <MarkTools
        color={passage.color}
        tags={passage.tags}
        onColor={async (color) => {
          if (await editPassages([passage.id], { color })) announce(`Now ${color}`);
        }}
        onLastTag={async (path) => {
          if (await editPassages([passage.id], { addTags: [path] })) {
            announce(`Tagged ${path.replaceAll('/', ' / ')}`);
          }
        }}
        onTag={() => chooseTags(passage.id)}
        onNote={() => writeNote(passage.id)}
        onCopy={() => void copyPassage(passage)}
      />
      <button
        type="button"
        className="mark-bar__button mark-bar__button--icon"
        aria-label="Delete the highlight"
        aria-keyshortcuts="Delete"
        data-tip="Delete the highlight"
        data-tip-keys="Delete"
        onClick={() => void deletePassage(passage.id)}
      >
        <Trash2 size={16} aria-hidden />
      </button>
    </MarkBar>
  );
}
