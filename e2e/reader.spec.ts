import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { runCommand, startNotebookHost } from './notebook-host.ts';
import { selectWords } from './steps/select-words.ts';

const TITLE = 'On Reading Slowly';
const PARAGRAPHS = Array.from(
  { length: 40 },
  (_, at) =>
    `Paragraph ${at + 1} speaks of slow readers, who go back, compare and weigh; of margins full of signs, and of books that answer when they are asked twice. Sentence ${at + 1} ends here.`,
);

let folder: string;
let file: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-reader-'));
  file = join(folder, 'slowly.md');
  const body = PARAGRAPHS.join('\n\n').replace(
    'compare and weigh',
    '[compare](https://example.org/compare?a=1) and *weigh*',
  );
  writeFileSync(file, `# ${TITLE}\n\n${body}\n`);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The notebook with the article in it, open in the reader. */
const reading = test.extend<{ text: Page }>({
  notebook: async ({ notebook }, use) => {
    await runCommand(notebook, 'import', file);
    await use(notebook);
  },
  text: async ({ app }, use) => {
    await openArticle(app);
    await use(app);
  },
});

async function openArticle(page: Page): Promise<void> {
  await page.getByText(TITLE).first().click();
  await expect(page.getByRole('document', { name: TITLE })).toBeVisible();
  await expect(page.locator('.reader__text')).toContainText('Sentence 40 ends here.');
}

const spoken = (page: Page) => page.getByRole('status').filter({ hasText: /./ }).first();
const text = (page: Page) => page.getByRole('document', { name: TITLE });

/** The words under each CSS highlight whose name begins so. */
const painted = (page: Page, name: string) =>
  page.evaluate((begin) => {
    const words: string[] = [];
    for (const [key, highlight] of CSS.highlights) {
      if (!key.startsWith(begin)) continue;
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        words.push(range.toString());
      }
    }
    return words;
  }, name);

reading('the text stays where it was drawn when its highlights come', async ({ app }) => {
  const { promise: measured, resolve: answer } = Promise.withResolvers<void>();
  let asked = 0;
  await app.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('passages.list')) {
      asked += 1;
      await measured;
    }
    await route.continue();
  });
  await app.getByText(TITLE).first().click();
  await expect(text(app)).toBeVisible();
  const first = await text(app).boundingBox();
  answer();
  await app.getByRole('complementary', { name: 'Highlights' }).waitFor();
  expect(asked).toBeGreaterThan(0);
  await app.waitForTimeout(200);
  expect(await text(app).boundingBox()).toEqual(first);
});

reading(
  'selected words are marked by H, painted, announced, and taken back',
  async ({ text: page }) => {
    await selectWords(page, 'slow readers, who go back');
    await page.keyboard.press('h');
    await expect.poll(() => painted(page, 'mark-')).toEqual(['slow readers, who go back']);
    await expect(spoken(page)).toContainText('Highlighted, 5 words');
    await page.keyboard.press('Delete');
    await expect.poll(() => painted(page, 'mark-')).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => painted(page, 'mark-')).toEqual(['slow readers, who go back']);
  },
);

reading(
  'overlapping passages stay apart, and each is reached by clicks and by O',
  async ({ text: page }) => {
    await selectWords(page, 'readers, who go back');
    await page.keyboard.press('Shift+Digit2');
    await expect.poll(() => painted(page, 'mark-red')).toEqual(['readers, who go back']);
    await selectWords(page, 'go back, ');
    await page.keyboard.press('Shift+Digit4');
    await expect.poll(() => painted(page, 'mark-blue')).toContain('go back');
    await expect.poll(() => painted(page, 'active-')).toEqual(['go back,']);
    await page.keyboard.press('o');
    await expect.poll(() => painted(page, 'active-')).toEqual(['readers, who go back']);
    await page.keyboard.press('o');
    await expect.poll(() => painted(page, 'active-')).toEqual(['go back,']);
  },
);

reading(
  'the caret moves by keys alone, and Shift selects what H then marks',
  async ({ text: page }) => {
    await text(page).focus();
    await page.keyboard.press('Control+ArrowDown');
    await expect(page.locator('.reader__caret')).toBeVisible();
    await page.keyboard.press('Home');
    for (let times = 0; times < 3; times += 1)
      await page.keyboard.press('Shift+Control+ArrowRight');
    await page.keyboard.press('h');
    await expect
      .poll(() => painted(page, 'mark-'))
      .toEqual([expect.stringMatching(/^Paragraph \d+ speaks$/)]);
  },
);

reading('boundaries move by keys; Esc leaves them, Enter saves them', async ({ text: page }) => {
  await selectWords(page, 'slow readers');
  await page.keyboard.press('h');
  await expect.poll(() => painted(page, 'mark-')).toEqual(['slow readers']);
  await page.keyboard.press('e');
  await page.keyboard.press('Control+ArrowRight');
  await expect.poll(() => painted(page, 'edit')).toEqual(['slow readers, who']);
  await page.keyboard.press('Escape');
  await expect.poll(() => painted(page, 'mark-')).toEqual(['slow readers']);
  await page.keyboard.press('s');
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(() => painted(page, 'mark-')).toEqual(['of slow readers']);
});

reading('a boundary moves by its handle', async ({ text: page }) => {
  await selectWords(page, 'slow readers');
  await page.keyboard.press('h');
  const handle = page.getByRole('button', { name: 'Move the end (E)' });
  const box = await handle.boundingBox();
  if (!box) throw new Error('the handle is not on screen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 80, y, { steps: 4 });
  await page.mouse.up();
  await expect
    .poll(() => painted(page, 'mark-'))
    .toEqual([expect.stringMatching(/^slow readers, \w+/)]);
});

reading('a passage may span paragraphs, and a triple click does not', async ({ text: page }) => {
  const words = page.locator('.chunk > p').first();
  await words.click({ clickCount: 3, position: { x: 20, y: 10 } });
  await page.keyboard.press('h');
  await expect
    .poll(() => painted(page, 'mark-'))
    .toEqual([expect.stringMatching(/^Paragraph 1 .*Sentence 1 ends here\.$/)]);
  await text(page).focus();
  for (const key of ['Control+Home', 'Control+ArrowDown', 'Shift+Control+End'])
    await page.keyboard.press(key);
  await page.keyboard.press('Shift+Digit3');
  await expect(spoken(page)).toContainText(/Highlighted, \d{3,} words/);
});

const paragraphOf = async (place: Locator): Promise<number> =>
  Number(/Paragraph (\d+)/u.exec((await place.textContent()) ?? '')?.[1]);

reading(
  'a selection that leaves the text at its side stays on its line',
  async ({ text: page }) => {
    const first = page.locator('.chunk > p').nth(2);
    const box = await first.boundingBox();
    if (!box) throw new Error('the paragraph is not on screen');
    await page.mouse.move(box.x + 20, box.y + 12);
    await page.mouse.down();
    for (const x of [box.x + 100, box.x + box.width + 25, box.x + box.width + 120]) {
      await page.mouse.move(x, box.y + 12, { steps: 3 });
    }
    await page.mouse.up();
    await page.keyboard.press('h');
    await expect
      .poll(async () => (await painted(page, 'mark-')).join('').length)
      .toBeGreaterThan(10);
    expect((await painted(page, 'mark-')).join('').length).toBeLessThan(90);
  },
);

reading('reading goes on where it stopped, also after a restart', async ({ text: page, host }) => {
  await page.locator('.reader__scroll').hover();
  await page.mouse.wheel(0, 2500);
  const place = page.locator('.reader-bar__place');
  await expect(place).not.toContainText('Paragraph 1 of');
  await page.waitForTimeout(1500);
  const before = await paragraphOf(place);
  await host.stop();
  const next = await startNotebookHost(host.notebook);
  await page.goto(next.url);
  await openArticle(page);
  await expect.poll(async () => Math.abs((await paragraphOf(place)) - before)).toBeLessThan(2);
  await next.stop();
});

reading('a link says where it leads before it opens anything', async ({ text: page }) => {
  await page.getByRole('link', { name: 'compare' }).click();
  const popover = page.getByRole('dialog', { name: 'Where this link leads' });
  await expect(popover).toContainText('https://example.org/compare?a=1');
  await page.keyboard.press('Escape');
  await expect(popover).toHaveCount(0);
  expect(page.context().pages()).toHaveLength(1);
});

reading('find goes from hit to hit and counts them', async ({ text: page }) => {
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in article' }).fill('ENDS here');
  await expect(page.getByText('1 of 40', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 of 40', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Shift+g');
  await expect(page.getByText('1 of 40', { exact: true })).toBeVisible();
});

reading('Alt+← leads back from a jump', async ({ text: page }) => {
  await selectWords(page, 'Sentence 1 ends');
  await page.keyboard.press('h');
  await expect.poll(() => painted(page, 'mark-')).toHaveLength(1);
  await page.locator('.reader__scroll').hover();
  await page.mouse.wheel(0, 4000);
  await page.waitForTimeout(1000);
  const place = page.locator('.reader-bar__place');
  const there = await place.textContent();
  await text(page).focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await expect(place).not.toHaveText(there ?? '');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(place).toHaveText(there ?? '');
});
