import { type KeyboardEvent, type RefObject, useLayoutEffect } from 'react';

/**
 * Arrow keys for lists of rows. Each element with `data-rove` inside `container` is one stop for Tab; its rows are
 * elements with `data-row`, which render with `tabIndex={-1}`. Up and Down go through the rows of all of
 * them, Home and End to the ends of one, and the first letters to the next row that begins with them.
 * @returns what goes into the container's `onKeyDown`
 */
export function useRoving(container: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const element = container.current;
    if (!element) return;
    const keepStops = (): void => {
      for (const group of groupsIn(element)) keepOneStop(group);
    };
    keepStops();
    // Rows come and go without this component being drawn again.
    const observer = new MutationObserver(keepStops);
    observer.observe(element, { childList: true, subtree: true });
    const onFocus = (event: FocusEvent): void => {
      const row = event.target instanceof Element ? event.target.closest('[data-row]') : null;
      const group = row?.closest<HTMLElement>('[data-rove]');
      if (group && row instanceof HTMLElement) keepOneStop(group, row);
    };
    element.addEventListener('focusin', onFocus);
    return () => {
      observer.disconnect();
      element.removeEventListener('focusin', onFocus);
    };
  }, [container]);

  return (event: KeyboardEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-row]');
    if (!row || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = nextRow(container.current, row, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
}

function nextRow(
  container: HTMLElement | null,
  row: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const all = rowsIn(container);
  const own = rowsIn(row.closest<HTMLElement>('[data-rove]'));
  switch (key) {
    case 'ArrowDown':
      return all[all.indexOf(row) + 1];
    case 'ArrowUp':
      return all[all.indexOf(row) - 1];
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    default:
      return key.length === 1 && key !== ' ' ? startingWith(own, row, key) : undefined;
  }
}

function startingWith(own: readonly HTMLElement[], row: HTMLElement, key: string) {
  const from = own.indexOf(row) + 1;
  return [...own.slice(from), ...own.slice(0, from)].find((other) =>
    other.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()),
  );
}

function keepOneStop(group: HTMLElement, wanted?: HTMLElement): void {
  const rows = rowsIn(group);
  const stop =
    wanted ??
    rows.find((row) => row.tabIndex === 0) ??
    rows.find((row) => row.ariaCurrent || row.ariaSelected === 'true') ??
    rows[0];
  for (const row of rows) {
    const index = row === stop ? 0 : -1;
    if (row.tabIndex !== index) row.tabIndex = index;
  }
}

function groupsIn(container: HTMLElement | null): HTMLElement[] {
  return [...(container?.querySelectorAll<HTMLElement>('[data-rove]') ?? [])];
}

function rowsIn(container: HTMLElement | null): HTMLElement[] {
  return [...(container?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}
