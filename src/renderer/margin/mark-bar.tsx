import {
  autoUpdate,
  flip,
  hide,
  offset,
  shift,
  useFloating,
  type VirtualElement,
} from '@floating-ui/react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import './mark-bar.css';
import { focusText } from './margin-card.tsx';

interface Props {
  readonly label: string;
  /** Where the words are, asked for anew whenever the page moves; its context is what scrolls them. */
  readonly anchor: VirtualElement;
  /** Esc; the focus has gone back to the text already. */
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** The id of the bar at the words, where there is one. */
export const MARK_BAR = 'mark-bar';

/**
 * The bar at selected or clicked words: above them, below where there is no room, never over them. It never
 * takes the focus by itself; inside, one button is the stop for Tab and arrows go on to the others.
 */
export function MarkBar({ label, anchor, onLeave, children }: Props) {
  const scroller = anchor.contextElement instanceof HTMLElement ? anchor.contextElement : null;
  const bar = useRef<HTMLDivElement | null>(null);
  const { refs, floatingStyles, middlewareData } = useFloating({
    placement: 'top',
    strategy: 'fixed',
    transform: false,
    whileElementsMounted: autoUpdate,
    middleware: [
      offset(8),
      flip({ padding: 8, ...(scroller ? { boundary: scroller } : {}) }),
      shift(() => ({ padding: 8, ...besideCards(scroller) })),
      hide({ ...(scroller ? { boundary: scroller } : {}) }),
    ],
  });
  useLayoutEffect(() => refs.setPositionReference(anchor), [refs.setPositionReference, anchor]);
  useLayoutEffect(() => {
    for (const [at, button] of buttonsOf(bar.current).entries()) {
      if (!button.hasAttribute('tabindex')) button.tabIndex = at === 0 ? 0 : -1;
    }
  });
  useLayoutEffect(() => {
    const element = bar.current;
    // What was done from the bar takes it away: the keyboard goes on in the text.
    return () => {
      if (element?.contains(document.activeElement)) focusText();
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = buttonsOf(bar.current);
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (at === -1) return;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) {
      const next = buttons.at(to % buttons.length);
      for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
      next?.focus();
    } else if (event.key === 'Escape') {
      focusText();
      onLeave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={(element) => {
        bar.current = element;
        refs.setFloating(element);
      }}
      id={MARK_BAR}
      className="mark-bar"
      style={{
        ...floatingStyles,
        visibility: middlewareData.hide?.referenceHidden ? 'hidden' : 'visible',
      }}
      role="toolbar"
      aria-label={label}
      onKeyDown={onKeyDown}
      // The words stay selected, and the text keeps the focus, while the bar is pressed.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

/** Goes into the bar by keyboard. */
export function focusMarkBar(): void {
  document.querySelector<HTMLElement>(`#${MARK_BAR} button[tabindex="0"]`)?.focus();
}

/** The page without its margin: the bar does not lie on the cards while it fits beside them. */
function besideCards(scroller: HTMLElement | null) {
  const page = scroller?.getBoundingClientRect();
  if (!page) return {};
  const margin = scroller?.querySelector('.margin')?.getBoundingClientRect();
  const { x, y, height } = page;
  return { boundary: { x, y, height, width: (margin?.left ?? page.right) - x + 4 } };
}

function buttonsOf(bar: HTMLElement | null): HTMLButtonElement[] {
  return [...(bar?.querySelectorAll<HTMLButtonElement>('button:not(.popover button)') ?? [])];
}
