/**
 * The part of a list whose heights lie in a stretch of the page. Heights rise along the list, so that only a few
 * of those outside are measured.
 * @param topOf the height of an item, in CSS pixels
 */
export function withinStretch<T>(
  items: readonly T[],
  topOf: (item: T) => number,
  { from, to }: { readonly from: number; readonly to: number },
): readonly T[] {
  const start = firstAt(items, topOf, from);
  let end = start;
  while (end < items.length && topOf(items[end] as T) <= to) end += 1;
  return items.slice(start, end);
}

/** The first item that is not above a height, by halving. */
function firstAt<T>(items: readonly T[], topOf: (item: T) => number, height: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (topOf(items[middle] as T) < height) low = middle + 1;
    else high = middle;
  }
  return low;
}
