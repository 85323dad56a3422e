import type { Locator, Page } from '@playwright/test';

/**
 * Selects words of the text as a hand does: press before the first letter, drag, release after the last.
 * @param where they stand, if not in the text that is read
 */
export async function selectWords(
  page: Page,
  words: string,
  where: Locator = page.locator('.reader__text'),
): Promise<void> {
  const ends = await where.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted);
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      const lines = [...range.getClientRects()];
      const [first] = lines;
      const last = lines.at(-1);
      if (!first || !last) return null;
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 1, y: last.top + last.height / 2 },
      };
    }
    return null;
  }, words);
  if (!ends) throw new Error(`“${words}” is not on the page`);
  await page.mouse.move(ends.from.x, ends.from.y);
  await page.mouse.down();
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 5 });
  await page.mouse.up();
}
