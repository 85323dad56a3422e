import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** What a card is taken to measure before it was measured, in CSS pixels. */
const USUAL = 84;

/**
 * The heights of the cards in a list, in CSS pixels: measured before they are first painted, and again when
 * a note opens, a font comes or the margin gets another width.
 */
export function useCardHeights(list: RefObject<HTMLElement | null>): (id: string) => number {
  const heights = useRef(new Map<string, number>());
  const [version, setVersion] = useState(0);
  const observer = useRef<ResizeObserver | null>(null);
  const watched = useRef(new WeakSet<Element>());

  useEffect(
    () => () => {
      observer.current?.disconnect();
      observer.current = null;
      watched.current = new WeakSet();
    },
    [],
  );
  // After every drawing, because cards come and go; one that is watched already costs nothing.
  useLayoutEffect(() => {
    const known = heights.current;
    const note = (element: HTMLElement): boolean => {
      const height = element.offsetHeight;
      const id = element.dataset.passage;
      if (id === undefined || height === 0 || known.get(id) === height) return false;
      known.set(id, height);
      return true;
    };
    observer.current ??= new ResizeObserver((entries) => {
      const changed = entries.filter((entry) => note(entry.target as HTMLElement));
      if (changed.length > 0) setVersion((count) => count + 1);
    });
    let changed = false;
    for (const element of list.current?.querySelectorAll<HTMLElement>('[data-passage]') ?? []) {
      if (watched.current.has(element)) continue;
      watched.current.add(element);
      changed = note(element) || changed;
      observer.current.observe(element);
    }
    if (changed) setVersion((count) => count + 1);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another function says that heights are others
  return useCallback((id: string) => heights.current.get(id) ?? USUAL, [version]);
}
