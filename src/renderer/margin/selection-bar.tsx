import { useMemo } from 'react';
import { markSelection } from '../reader/mark-selection.ts';
import { useReader } from '../reader/reader-store.ts';
import { announce } from '../state/announce.ts';
import { copyQuote } from './copy-quote.ts';
import { chooseTags, writeNote } from './margin-store.ts';
import { MarkBar } from './mark-bar.tsx';
import { MarkTools } from './mark-tools.tsx';

/** The bar at selected words. */
export function SelectionBar() {
  const selection = useReader((reader) => reader.selection);
  const selectionRect = useReader((reader) => reader.selectionRect);
  const scroller = useReader((reader) => reader.scrollElement);
  const anchor = useMemo(() => {
    // Made anew for another selection, so that the bar goes there.
    void selection;
    let last = new DOMRect();
    return {
      getBoundingClientRect: () => {
        last = selectionRect() ?? last;
        return last;
      },
      ...(scroller ? { contextElement: scroller } : {}),
    };
  }, [selection, selectionRect, scroller]);
  if (!selection) return null;

  const mark = async (then: (id: string) => void): Promise<void> => {
    const passage = await markSelection();
    if (passage) then(passage.id);
  };
  return (
    <MarkBar
      label="Selected words"
      anchor={anchor}
      onLeave={() => announce('Back in the text; the words are still selected')}
    >
      <MarkTools
        color={null}
        tags={[]}
        onColor={(color) => void markSelection({ color })}
        onLastTag={(path) => void markSelection({ tags: [path] })}
        onTag={() => void mark(chooseTags)}
        onNote={() => void mark(writeNote)}
        onCopy={() => void copyQuote(selection.text, selection.ranges[0]?.start ?? 0)}
      />
    </MarkBar>
  );
}
