import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { closeFind, goToHit, lookFor, useFind } from './find-state.ts';
import { MOST_HITS } from './find-text.ts';
import { selectOffsets } from './selection-watch.ts';
import type { TextView } from './text-view.ts';

/** Find in article. Esc gives the focus back to the text, with the words found selected. */
export const FindBar = memo(function FindBar({ view }: { readonly view: TextView }) {
  const { open, wanted, hits, current, asked } = useFind();
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again takes the focus again
  useEffect(() => {
    if (open) field.current?.select();
  }, [open, asked]);
  if (!open) return null;

  const close = (): void => {
    const hit = hits[current];
    closeFind(view);
    view.root.focus({ preventScroll: true });
    // The words found are selected, so that they can be marked without a mouse.
    if (hit) selectOffsets(view, hit.start, hit.end);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') goToHit(view, event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className="find-bar" aria-label="Find in article">
      <input
        ref={field}
        className="find-bar__field"
        type="text"
        aria-label="Find in article"
        placeholder="Find in article"
        spellCheck={false}
        value={wanted}
        onChange={(event) => lookFor(view, event.target.value)}
        onKeyDown={pressed}
      />
      <output className="find-bar__count">{countWords(wanted, hits.length, current)}</output>
      <IconButton
        label="Previous"
        keys={['$mod+Shift+g']}
        icon={<ChevronUp size={16} />}
        onClick={() => goToHit(view, -1)}
      />
      <IconButton
        label="Next"
        keys={['$mod+g']}
        icon={<ChevronDown size={16} />}
        onClick={() => goToHit(view, 1)}
      />
      <IconButton label="Close" keys={['Escape']} icon={<X size={16} />} onClick={close} />
    </search>
  );
});

function countWords(wanted: string, found: number, current: number): string {
  if (wanted.trim() === '') return '';
  if (found === 0) return 'None';
  return `${current + 1} of ${found === MOST_HITS ? `${found} or more` : found}`;
}
