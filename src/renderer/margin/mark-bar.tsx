import { autoUpdate, flip, offset, shift, useFloating } from '@floating-ui/react';
import { Copy, PenLine, Tag } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { type Color, colors } from '../../contract/passage.ts';
import { runAction } from '../actions/registry.ts';
import { useActions } from '../actions/use-actions.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { markSelection } from '../reader/mark-selection.ts';
import { useReader } from '../reader/reader-store.ts';
import { useRecentTags } from '../reader/recent-tags.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { ColorMenu } from './color-menu.tsx';
import './mark-bar.css';

const AT_HAND: readonly Color[] = ['yellow', 'green', 'blue', 'red', 'purple'];

/**
 * What can be done with the selected words, above them and never over them. It never takes the focus or
 * the selection; `.` goes into it from the text, Esc back.
 */
export function MarkBar() {
  const selection = useReader((reader) => reader.selection);
  useActions([
    {
      id: 'highlight.bar',
      label: 'Go to the selection bar',
      section: 'Highlight',
      keys: ['.'],
      scope: 'reader',
      enabled: () => (useReader.getState().selection ? true : 'Select some words first'),
      run: () => document.querySelector<HTMLElement>('.mark-bar button')?.focus(),
    },
  ]);
  return selection ? <Bar /> : null;
}

function Bar() {
  const selection = useReader((reader) => reader.selection);
  const selectionRect = useReader((reader) => reader.selectionRect);
  const scroller = useReader((reader) => reader.scrollElement);
  const [lastTag] = useRecentTags();
  const tagColors = useTagColors();
  const bar = useRef<HTMLDivElement | null>(null);
  const { refs, floatingStyles, update } = useFloating({
    placement: 'top',
    strategy: 'fixed',
    whileElementsMounted: autoUpdate,
    middleware: [offset(10), flip({ padding: 8 }), shift({ padding: 8 })],
  });
  useLayoutEffect(() => {
    refs.setPositionReference({
      getBoundingClientRect: () => selectionRect() ?? new DOMRect(),
      ...(scroller ? { contextElement: scroller } : {}),
    });
  }, [refs.setPositionReference, selectionRect, scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection is another place
  useEffect(() => update(), [selection, update]);

  const move = (event: KeyboardEvent): void => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (next !== undefined) buttons.at(next % buttons.length)?.focus();
    else if (event.key === 'Escape') document.querySelector<HTMLElement>('.reader__text')?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={(element) => {
        bar.current = element;
        refs.setFloating(element);
      }}
      className="mark-bar"
      style={floatingStyles}
      role="toolbar"
      aria-label="Selected words"
      onKeyDown={move}
      // The words stay selected while the bar is pressed.
      onPointerDown={(event) => event.preventDefault()}
    >
      {lastTag !== undefined && (
        <>
          <button
            type="button"
            className="mark-bar__button"
            aria-label={`Tag with ${lastTag}`}
            onClick={() => void markSelection({ tags: [lastTag] })}
          >
            <ColorDot color={tagColors.get(lastTag) ?? null} />
            <strong className="mark-bar__last">{lastTag.split('/').at(-1)}</strong>
          </button>
          <span className="mark-bar__line" />
        </>
      )}
      {AT_HAND.map((color) => (
        <button
          key={color}
          type="button"
          tabIndex={-1}
          className="mark-bar__color"
          aria-label={`Highlight in ${color}`}
          data-tip={`Highlight in ${color}`}
          data-tip-keys={`Shift+Digit${colors.indexOf(color) + 1}`}
          onClick={() => void markSelection({ color })}
        >
          <span className={`mark-bar__swatch mark-bar__swatch--${color}`} />
        </button>
      ))}
      <ColorMenu color="yellow" onChoose={(color) => void markSelection({ color })} />
      <span className="mark-bar__line" />
      <button
        type="button"
        tabIndex={-1}
        className="mark-bar__button"
        aria-keyshortcuts="T"
        onClick={() => runAction('highlight.tag')}
      >
        <Tag size={16} aria-hidden /> Tag <Kbd keys="t" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        className="mark-bar__button"
        aria-keyshortcuts="N"
        onClick={() => runAction('highlight.note')}
      >
        <PenLine size={16} aria-hidden /> Note <Kbd keys="n" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        className="mark-bar__button"
        aria-label="Copy with citation"
        data-tip="Copy with citation"
        data-tip-keys="c"
        onClick={() => runAction('highlight.copy')}
      >
        <Copy size={16} aria-hidden />
      </button>
    </div>
  );
}
