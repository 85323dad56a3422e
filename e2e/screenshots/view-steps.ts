import type { Page } from '@playwright/test';
import { openArticle } from '../steps/pick-from-list.ts';
import { selectWords } from '../steps/select-words.ts';
import type { Size } from './views.ts';

/** Opens a panel by its keys; it comes when it is first asked for. */
export async function openPanel(page: Page, keys: string): Promise<void> {
  await page.keyboard.press(keys);
  await page.getByRole('dialog').waitFor();
}

/** An article with an active highlight and words selected: what the program is about, in one picture. */
export async function showMain(page: Page, size: Size): Promise<void> {
  await openArticle(page, 'Of Studies');
  const cards = page.getByRole('article', { name: /, red: Some books are to be tasted/ });
  if (size === 'wide') await cards.locator('blockquote').click();
  else await pressOverlapped(page);
  await page.waitForTimeout(700);
  await selectWords(page, 'some few to be read wholly, and with diligence and attention');
  await page.mouse.move(2, 2);
  await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
}

/** Goes to a place of the sidebar. */
export async function showPlace(page: Page, size: Size, name: RegExp): Promise<void> {
  await showSidebar(page, size);
  await page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name }).click();
}

/** Goes to a tag of the sidebar. */
export async function showTag(page: Page, size: Size, name: string): Promise<void> {
  await showSidebar(page, size);
  await page.getByRole('tree', { name: 'Tags' }).getByText(name, { exact: true }).click();
}

/** Brings in more small files than are read at once. */
export async function addMany(page: Page, size: Size): Promise<void> {
  const paragraphs = 'Of what is brought in, one thing after another is read.\n\n'.repeat(200);
  const files = Array.from({ length: 60 }, (_, at) => ({
    name: `Field report ${size} ${at + 1}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`Field report ${at + 1} from the ${size} shore\n\n${at}. ${paragraphs}`),
  }));
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByTestId('import-files').setInputFiles(files);
  await page.getByRole('button', { name: /^Add 60/ }).click();
}

async function showSidebar(page: Page, size: Size): Promise<void> {
  if (size === 'small') await page.getByRole('button', { name: 'Show sidebar' }).click();
}

/** Presses the words that two highlights share; the shorter becomes the active one. */
export async function pressOverlapped(page: Page): Promise<void> {
  const box = await wordsBox(page, 'Some books are to be tasted');
  await page.mouse.click(box.x + 20, box.y + box.height / 2);
}

async function wordsBox(page: Page, words: string) {
  const box = await page.locator('.reader__text').evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(wanted);
      if (at === -1) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const [line] = range.getClientRects();
      return line ? { x: line.x, y: line.y, height: line.height } : null;
    }
    return null;
  }, words);
  if (!box) throw new Error(`“${words}” is not on the page`);
  return box;
}
