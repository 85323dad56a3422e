/** How far beyond the viewport chunks are kept ready, as a share of the viewport's height. */
const MARGIN = '20%';

/**
 * Watches which chunks are near the viewport. What is near at the start is told at once, so that the first
 * paint has its marks; afterwards whenever it changes.
 * @returns the way to stop
 */
export function watchNearChunks(
  scroller: HTMLElement,
  chunks: readonly HTMLElement[],
  tell: (near: ReadonlySet<number>) => void,
): () => void {
  const numbers = new Map<Element, number>(chunks.map((chunk, index) => [chunk, index]));
  const near = nearNow(scroller, chunks);
  tell(new Set(near));
  const observer = new IntersectionObserver(
    (entries) => {
      let changed = false;
      for (const entry of entries) {
        const chunk = numbers.get(entry.target);
        if (chunk === undefined || near.has(chunk) === entry.isIntersecting) continue;
        if (entry.isIntersecting) near.add(chunk);
        else near.delete(chunk);
        changed = true;
      }
      if (changed) tell(new Set(near));
    },
    { root: scroller, rootMargin: `${MARGIN} 0px` },
  );
  for (const chunk of chunks) observer.observe(chunk);
  return () => observer.disconnect();
}

function nearNow(scroller: HTMLElement, chunks: readonly HTMLElement[]): Set<number> {
  const view = scroller.getBoundingClientRect();
  const room = view.height * (Number.parseFloat(MARGIN) / 100);
  const bottom = view.bottom + room;
  const near = new Set<number>();
  // Chunks are in order from the top: the first that ends below the upper edge, by halving.
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunks[middle]?.getBoundingClientRect().bottom ?? 0) < view.top - room) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    if (!chunk || chunk.getBoundingClientRect().top > bottom) break;
    near.add(at);
  }
  return near;
}
