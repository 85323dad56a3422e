import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { focusText } from './margin-card.tsx';
import { useMargin } from './margin-store.ts';
import { PassageList } from './passage-list.tsx';

/**
 * The list of passages over the text, where the page has no room for both. The text beside it stays in
 * reach; Esc closes it, and so does going to a passage.
 */
export function MarginSheet({ passages }: { readonly passages: readonly Passage[] }) {
  const sheet = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = sheet.current;
    element?.querySelector('button')?.focus();
    // The list measures itself before it has rows.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        element?.querySelector<HTMLElement>('.margin-card[tabindex="0"]')?.focus(),
      ),
    );
    return () => {
      cancelAnimationFrame(frame);
      if (element?.contains(document.activeElement)) focusText();
    };
  }, []);
  const close = (): void => useMargin.setState({ sheet: false });
  return (
    <aside
      ref={sheet}
      className="margin-sheet"
      aria-label="Highlights"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <header className="margin-sheet__head">
        <h2>Highlights</h2>
        <IconButton label="Close" keys={['Escape']} icon={<X size={16} />} onClick={close} />
      </header>
      <PassageList passages={passages} />
    </aside>
  );
}
