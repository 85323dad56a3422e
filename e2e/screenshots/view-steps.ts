import type { Page } from '@playwright/test';
import { addFile } from '../steps/add-file.ts';
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

/** A paper beside its text, with a passage marked in both. */
export async function showPaper(page: Page, size: Size): Promise<void> {
  if (size === 'wide') {
    const buffer = await printPaper(page);
    await addFile(page, { name: 'keepers.pdf', mimeType: 'application/pdf', buffer });
    await page.getByRole('document', { name: /^The keepers of the bar/ }).waitFor();
    await page.locator('.toast').waitFor({ state: 'detached' });
    await selectWords(page, 'a light that is tended only when ships are seen is no light');
    await page.keyboard.press('h');
  } else await openArticle(page, 'The keepers of the bar');
  await page.getByRole('button', { name: 'Open the original beside' }).click();
  await page.locator('.pdf-page canvas').first().waitFor();
  await page.mouse.move(2, 2);
  await page.waitForTimeout(900);
}

/** A paper in two columns, as a journal prints it. */
async function printPaper(page: Page): Promise<Buffer> {
  const paper = await page.context().browser()?.newPage();
  if (!paper) throw new Error('No browser prints it.');
  const part = (title: string, words: readonly string[]): string =>
    `<h2>${title}</h2>${words.map((text) => `<p>${text}</p>`).join('')}`;
  await paper.setContent(`<title>The keepers of the bar</title><style>
    @page { size: A4; margin: 22mm 20mm }
    body { font: 10.5pt/1.4 'Liberation Serif', serif; hyphens: auto }
    h1 { font-size: 20pt; margin: 0 0 4pt } .by { margin: 0 0 18pt; font-style: italic }
    main { columns: 2; column-gap: 9mm; text-align: justify } h2 { font-size: 12pt; margin: 12pt 0 4pt } p { margin: 0 0 6pt }
    </style><body lang="en"><h1>The keepers of the bar</h1><p class="by">Ines Aldana</p><main>
    ${part('1. The bar', [
      'Every harbour with a bar before it has two histories. One is written by those who went out: it counts ships and cargoes, and it is found in ledgers. The other belongs to those who stayed, watched the water over the sand, and said when it could be crossed.',
      'The second is hardly written at all. A keeper who was right left no trace, for nothing happened; one who was wrong left a wreck, which the first history tells.',
    ])}${part('2. What the logs say', [
      'Nine keepers served at the bar between 1871 and 1934, and seven of them kept logs. They note the wind, the state of the light, and hardly ever a ship. It has been said that they saw few. The harbour master’s book, kept a mile away, has forty in a week.',
      'The rule of the station explains it. The log was there to prove that the light had burned, and a light that is tended only when ships are seen is no light. What is missing from the log is therefore no measure of what passed.',
      'Where a ship is noted, something had gone wrong with the light. Of the 61 ships in the logs, 58 stand beside a repair.',
    ])}${part('3. What follows', [
      'Figures of traffic that were taken from such logs (and there are several) count repairs. The harbour did not grow in the nineties: its lamp was old.',
      'This is no peculiarity of harbours. Whoever reads the records of a watch reads what the watch was asked to prove, and silence in them is mostly the sign of a good night.',
    ])}</main>`);
  const bytes = await paper.pdf({ preferCSSPageSize: true });
  await paper.close();
  return bytes;
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
