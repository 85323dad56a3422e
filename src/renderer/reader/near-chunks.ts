/** How far beyond the viewport chunks are kept ready, as a share of the viewport's height. */
const MARGIN = 0.15;

/**
 * Watches which chunks are near the viewport. What is near at the start is told at once, so that the first
 * paint has its marks; afterwards whenever it changes.
 *
 * An IntersectionObserver would look at each of hundreds of chunks in every frame, also where only a mark was
 * made; here a few are measured, once a frame while something moves.
 * @param root what holds the chunks, whose size changes when they move
 * @returns the way to stop
 */
export function watchNearChunks(
  scroller: HTMLElement,
  root: HTMLElement,
  chunks: readonly HTMLElement[],
  tell: (near: ReadonlySet<number>) => void,
): () => void {
  let near = nearNow(scroller, chunks);
  tell(new Set(near));
  let frame = 0;
  const look = (): void => {
    frame = 0;
    const now = nearNow(scroller, chunks);
    if (now.size === near.size && [...now].every((chunk) => near.has(chunk))) return;
    near = now;
    tell(new Set(near));
  };
  const lookSoon = (): void => {
    frame ||= requestAnimationFrame(look);
  };
  scroller.addEventListener('scroll', lookSoon, { passive: true });
  const resized = new ResizeObserver(lookSoon);
  resized.observe(scroller);
  resized.observe(root);
  return () => {
    cancelAnimationFrame(frame);
    scroller.removeEventListener('scroll', lookSoon);
    resized.disconnect();
  };
}

function nearNow(scroller: HTMLElement, chunks: readonly HTMLElement[]): Set<number> {
  const view = scroller.getBoundingClientRect();
  const room = view.height * MARGIN;
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
