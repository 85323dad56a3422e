import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/react';
import { useEffect, useRef } from 'react';
import { formatKeys } from '../actions/format-keys.ts';
import './tooltip-host.css';

const WAIT_MS = 500;

/**
 * Shows the `data-tip` (and `data-tip-keys`) of whatever is pointed at or focused by keyboard: one element
 * and one set of listeners for all buttons. Esc hides it; the pointer may rest on it.
 */
export function TooltipHost() {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = tip.current;
    return element ? watchTips(element) : undefined;
  }, []);
  return <div ref={tip} popover="manual" className="tooltip" aria-hidden="true" />;
}

function watchTips(tip: HTMLElement): () => void {
  let target: HTMLElement | null = null;
  let timer = 0;
  let unplace: (() => void) | null = null;

  const hide = (): void => {
    clearTimeout(timer);
    target = null;
    unplace?.();
    unplace = null;
    if (tip.matches(':popover-open')) tip.hidePopover();
  };
  const show = (of: HTMLElement): void => {
    tip.replaceChildren(of.dataset.tip ?? '');
    if (of.dataset.tipKeys) {
      const keys = document.createElement('kbd');
      keys.className = 'kbd';
      keys.textContent = formatKeys(of.dataset.tipKeys);
      tip.append(' ', keys);
    }
    tip.showPopover();
    unplace = autoUpdate(of, tip, () => {
      void computePosition(of, tip, {
        strategy: 'fixed',
        placement: 'bottom',
        middleware: [offset(6), flip({ padding: 6 }), shift({ padding: 6 })],
      }).then(({ x, y }) => Object.assign(tip.style, { left: `${x}px`, top: `${y}px` }));
    });
  };
  const want = (of: HTMLElement | null, wait: number): void => {
    if (of === target) return;
    hide();
    target = of;
    if (of) timer = window.setTimeout(() => of.isConnected && show(of), wait);
  };
  const tipped = (node: EventTarget | null): HTMLElement | null =>
    node instanceof Element ? node.closest<HTMLElement>('[data-tip]') : null;

  const onOver = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || tip.contains(event.target as Node)) return;
    want(tipped(event.target), WAIT_MS);
  };
  const onFocus = (event: FocusEvent): void => {
    const of = tipped(event.target);
    want(of?.matches(':focus-visible') ? of : null, WAIT_MS);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') hide();
  };
  document.addEventListener('pointerover', onOver);
  document.addEventListener('focusin', onFocus);
  document.addEventListener('focusout', hide);
  document.addEventListener('pointerdown', hide, true);
  document.addEventListener('keydown', onKey, true);
  return () => {
    hide();
    document.removeEventListener('pointerover', onOver);
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('focusout', hide);
    document.removeEventListener('pointerdown', hide, true);
    document.removeEventListener('keydown', onKey, true);
  };
}
