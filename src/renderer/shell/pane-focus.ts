/**
 * Moves the focus to the next pane (or the one before), in the order they stand in the window. A pane is an
 * element with `data-pane`; the focus goes to where it was in there before, else to its first control.
 */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.getClientRects().length > 0,
  );
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const start = at === -1 && step === -1 ? 0 : at;
  const next = panes[(start + step + panes.length) % panes.length];
  if (next) focusPane(next);
}

/** Puts the focus into a pane by the name in its `data-pane`. */
export function focusPaneNamed(name: string): void {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`);
  if (pane) focusPane(pane);
}

const former = new WeakMap<HTMLElement, HTMLElement>();

/** Remembers where the focus was in each pane, so that coming back is coming back to it. */
export function watchPaneFocus(): () => void {
  const note = (event: FocusEvent): void => {
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const pane = target.closest<HTMLElement>('[data-pane]');
    if (pane && pane !== target) former.set(pane, target);
  };
  document.addEventListener('focusin', note);
  return () => document.removeEventListener('focusin', note);
}

function focusPane(pane: HTMLElement): void {
  const last = former.get(pane);
  const back = last?.isConnected && pane.contains(last) ? last : null;
  const target =
    back ?? pane.querySelector<HTMLElement>('[data-pane-focus]') ?? firstControl(pane) ?? pane;
  if (target === pane) pane.tabIndex = -1;
  target.focus();
}

function firstControl(pane: HTMLElement): HTMLElement | null {
  return pane.querySelector<HTMLElement>(
    '[tabindex="0"], button:not([disabled]):not([tabindex="-1"]), input, a[href]',
  );
}
