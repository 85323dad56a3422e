/**
 * Moves the focus to the next pane (or the one before), in the order they stand in the window. A pane is an
 * element with `data-pane`; the focus goes to where it was in there before, else to what it is for.
 */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isShown);
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const start = at === -1 && step === -1 ? 0 : at;
  const next = panes[(start + step + panes.length) % panes.length];
  if (next) focusPane(next);
}

/** Puts the focus into a pane by the name in its `data-pane`. @returns whether it is there */
export function focusPaneNamed(name: string): boolean {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`);
  if (!pane || !isShown(pane)) return false;
  focusPane(pane);
  return true;
}

/** Some two seconds: longer than any text takes to be shown. */
const FRAMES = 120;

/** Puts the focus into the text of the page once it is there: it was opened by keyboard, to be read. */
export function focusTextSoon(frames = FRAMES): void {
  const asked = document.activeElement;
  requestAnimationFrame(() => {
    // Somebody who meanwhile went elsewhere stays there.
    if (document.activeElement !== asked && document.activeElement !== document.body) return;
    const text = document.querySelector<HTMLElement>(`[data-pane="page"] ${TEXT}`);
    if (text) text.focus({ preventScroll: true });
    else if (frames > 0) focusTextSoon(frames - 1);
  });
}

/**
 * Remembers where the focus was in each pane, so that coming back is coming back to it; and where what had
 * the focus is taken away (a deleted tag, the last row of a list), puts it beside that, never nowhere.
 */
export function watchPaneFocus(): () => void {
  let last: HTMLElement | null = null;
  let group: HTMLElement | null = null;
  let pane: HTMLElement | null = null;
  const note = (event: FocusEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    last = event.target;
    group = last.closest<HTMLElement>('[data-rove]');
    pane = last.closest<HTMLElement>('[data-pane]');
    if (pane && pane !== last) former.set(pane, last);
  };
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body || !last || isShown(last)) return;
    last = null;
    const row = group?.isConnected ? group.querySelector<HTMLElement>('[tabindex="0"]') : null;
    if (row) row.focus();
    else if (pane && isShown(pane) && pane.dataset.pane !== 'top') focusPane(pane);
    else focusPaneNamed('page') || focusPaneNamed('original') || focusPaneNamed('list');
  });
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', note);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', note);
  };
}

const former = new WeakMap<HTMLElement, HTMLElement>();

const TEXT = '[role="document"][tabindex="0"]';
const CONTROL = '[tabindex="0"], button:not([disabled]):not([tabindex="-1"]), input, a[href]';

function focusPane(pane: HTMLElement): void {
  const last = former.get(pane);
  const back = last && isShown(last) && pane.contains(last) ? last : null;
  const target =
    back ??
    pane.querySelector<HTMLElement>('[data-pane-focus]') ??
    pane.querySelector<HTMLElement>(TEXT) ??
    pane.querySelector<HTMLElement>(CONTROL) ??
    pane;
  if (target === pane) pane.tabIndex = -1;
  target.focus();
}

function isShown(element: HTMLElement): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}
