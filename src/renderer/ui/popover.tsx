import {
  autoUpdate,
  flip,
  offset,
  type Placement,
  shift,
  size,
  useFloating,
  type VirtualElement,
} from '@floating-ui/react';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import './popover.css';
import { classNames } from './class-names.ts';

interface Props {
  /** What it stands by: an element, or a rectangle such as a selection's. */
  readonly anchor: Element | VirtualElement | null;
  readonly onClose: () => void;
  /** Its name for a screen reader. */
  readonly label: string;
  readonly role?: 'dialog' | 'menu' | 'listbox' | 'toolbar' | 'none';
  readonly placement?: Placement;
  /** Whether focus moves inside when it opens (to `[autofocus]`, else the first control), and back after. */
  readonly takeFocus?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * A box in the top layer beside something. It closes on Esc, on a press outside and when focus leaves it;
 * mount it to open it.
 */
export function Popover({
  anchor,
  onClose,
  label,
  role = 'dialog',
  placement = 'bottom-start',
  takeFocus = true,
  className,
  children,
}: Props) {
  const box = useRef<HTMLDivElement | null>(null);
  /** Whether the focus leaves because it is given back: that is no reason to close once more. */
  const returning = useRef(false);
  const close = useRef(onClose);
  close.current = onClose;
  const { refs, floatingStyles } = useFloating({
    placement,
    strategy: 'fixed',
    transform: false,
    whileElementsMounted: autoUpdate,
    middleware: [
      offset(6),
      flip({ padding: 8 }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply: ({ availableHeight, elements }) => {
          elements.floating.style.maxHeight = `${Math.max(120, availableHeight)}px`;
        },
      }),
    ],
  });

  useLayoutEffect(() => {
    refs.setPositionReference(anchor);
  }, [anchor, refs.setPositionReference]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = document.activeElement;
    element.showPopover();
    if (takeFocus) focusInside(element);
    return () => {
      // Focus goes back only if it is still inside: a press elsewhere has already put it where it belongs.
      const inside = element.contains(document.activeElement);
      if (!inside || !(before instanceof HTMLElement)) return;
      returning.current = true;
      before.focus({ preventScroll: true });
      returning.current = false;
    };
  }, [takeFocus]);

  useEffect(() => {
    const onPointer = (event: PointerEvent): void => {
      const target = event.target as Node;
      if (box.current?.contains(target)) return;
      if (anchor instanceof Element && anchor.contains(target)) return;
      close.current();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (!takeFocus || box.current?.contains(document.activeElement)) {
        event.preventDefault();
        event.stopPropagation();
        close.current();
      }
    };
    document.addEventListener('pointerdown', onPointer, true);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      document.removeEventListener('keydown', onKey);
    };
  }, [anchor, takeFocus]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role comes with the properties; it only sees the focus leave
    <div
      ref={(element) => {
        box.current = element;
        refs.setFloating(element);
      }}
      popover="manual"
      className={classNames('popover', className)}
      style={floatingStyles}
      {...(role === 'none' ? {} : { role, 'aria-label': label })}
      onBlur={(event) => {
        if (!takeFocus || event.relatedTarget === null || returning.current) return;
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      {children}
    </div>
  );
}

const FOCUSABLE =
  '[autofocus], button:not([disabled]):not([tabindex="-1"]), input, select, textarea, [href], [tabindex="0"]';

function focusInside(element: HTMLElement): void {
  if (element.contains(document.activeElement)) return;
  const wanted =
    element.querySelector<HTMLElement>('[data-autofocus]') ??
    element.querySelector<HTMLElement>(FOCUSABLE);
  if (wanted) wanted.focus({ preventScroll: true });
  else {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
}
