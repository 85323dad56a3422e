import { type RefObject, useMemo } from 'react';
import { MarkBar } from '../margin/mark-bar.tsx';
import { MarkTools } from '../margin/mark-tools.tsx';
import { copyPrinted, markPrinted, markPrintedAnd } from './mark-printed.ts';
import { useOriginal } from './original-store.ts';

/** The bar at words that are selected on a page, where the article's text has them too. */
export function PrintedSelectionBar({ pages }: { readonly pages: RefObject<HTMLElement | null> }) {
  const selection = useOriginal((original) => original.selection);
  const anchor = useMemo(() => {
    // Made anew for another selection, so that the bar goes there.
    void selection;
    let last = new DOMRect();
    const scroller = pages.current?.querySelector('.pdf-pages__list');
    return {
      getBoundingClientRect: () => {
        const now = document.getSelection();
        if (now && now.rangeCount > 0 && !now.isCollapsed)
          last = now.getRangeAt(0).getBoundingClientRect();
        return last;
      },
      ...(scroller ? { contextElement: scroller } : {}),
    };
  }, [selection, pages]);
  if (!selection?.range) return null;
  return (
    <MarkBar label="Selected words" anchor={anchor} onLeave={() => undefined}>
      <MarkTools
        color={null}
        tags={[]}
        onColor={(color) => void markPrinted({ color })}
        onLastTag={(path) => void markPrinted({ tags: [path] })}
        onTag={() => void markPrintedAnd('tag')}
        onNote={() => void markPrintedAnd('note')}
        onCopy={() => void copyPrinted()}
      />
    </MarkBar>
  );
}
