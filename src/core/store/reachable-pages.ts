import type { Pages } from './read-pages.ts';

/** A page and all below it, as far as the pages between can be read. */
export function reachable(pages: Pages, root: number): Set<number> {
  const seen = new Set<number>();
  const waiting = [root];
  for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
    if (seen.has(page)) continue;
    seen.add(page);
    waiting.push(...pages.children(page));
  }
  return seen;
}
