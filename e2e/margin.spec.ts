import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test, watchPage } from './fixtures.ts';
import { runCommand, startNotebookHost } from './notebook-host.ts';
import { checkAccessibility } from './steps/check-accessibility.ts';
import { selectWords } from './steps/select-words.ts';

const TITLE = 'On Margins';
const BODY = [
  'Scholars of old wrote in the margins of their books, and the margins answered.',
  'A mark without a word is soon a riddle; a word without its mark is soon an orphan.',
  'What is filed under a head is found again, and what is found again is used.',
];

let folder: string;
let file: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-margin-'));
  file = join(folder, 'margins.md');
  const front = `---\ntitle: ${TITLE}\nauthor: Ada Reader\ndate: 1990-05-01\n---\n`;
  writeFileSync(file, `${front}\n# ${TITLE}\n\n${BODY.join('\n\n')}\n`);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The article with three highlights, two of them over each other, open in the reader. */
const reading = test.extend<{ open: Page }>({
  notebook: async ({ notebook }, use) => {
    const [row] = (await runCommand(notebook, '--json', 'import', file)).split('\n');
    const { articleId } = JSON.parse(row ?? '{}') as { articleId: string };
    const mark = (...words: string[]) => runCommand(notebook, 'highlight', articleId, ...words);
    await mark('--quote', 'the margins of their books', '--tag', 'Claims/Old', '--color', 'red');
    await mark('--quote', 'their books, and the margins answered', '--note', 'Who *answered*?');
    await mark('--quote', 'A mark without a word', '--tag', 'Craft', '--color', 'green');
    await use(notebook);
  },
  open: async ({ app }, use) => {
    await openArticle(app);
    await use(app);
  },
});

async function openArticle(page: Page): Promise<void> {
  await page.getByText(TITLE).first().click();
  await expect(page.getByRole('document', { name: TITLE })).toContainText('is used.');
  await expect(card(page, 'A mark without')).toBeVisible();
}

const card = (page: Page, words: string): Locator =>
  page.getByRole('article', { name: new RegExp(words) });
const tagField = (page: Page): Locator => page.getByRole('combobox', { name: /^Tags of/ });
const note = (page: Page): Locator => page.getByRole('textbox', { name: /^Note on/ });
const toast = (page: Page): Locator => page.getByRole('region', { name: 'Notifications' });

/** Opens the tag field of the highlight of these words by keyboard. */
async function tag(page: Page, words: string): Promise<void> {
  await card(page, words).focus();
  await page.keyboard.press('t');
  await expect(tagField(page)).toBeFocused();
}

/** Opens the note of the highlight of these words by keyboard. */
async function write(page: Page, words: string): Promise<void> {
  await card(page, words).focus();
  await page.keyboard.press('n');
  await expect(note(page)).toBeFocused();
}

reading('a highlight is named with its number, colour, words, note and tags', async ({ open }) => {
  await expect(
    open.getByRole('article', {
      name: 'Highlight 1 of 3, red: the margins of their books; tag Claims / Old',
    }),
  ).toBeVisible();
  await expect(
    open.getByRole('article', {
      name: 'Highlight 2 of 3, yellow: their books, and the margins answered; note: Who answered?',
    }),
  ).toBeVisible();
  await checkAccessibility(open, 'cards');
});

reading('the bar stands beside the selected words and keeps them selected', async ({ open }) => {
  await selectWords(open, 'found again is used');
  const bar = open.getByRole('toolbar', { name: 'Selected words' });
  await expect(bar).toBeVisible();
  const words = await open.evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect());
  const box = await bar.boundingBox();
  if (!words || !box) throw new Error('bar and words are on the page');
  expect(box.y + box.height <= words.top || box.y >= words.bottom).toBe(true);
  await expect(open.getByRole('document', { name: TITLE })).toBeFocused();
  await checkAccessibility(open, 'selection bar');

  await open.keyboard.press('.');
  await expect(bar.getByRole('button').first()).toBeFocused();
  await open.keyboard.press('End');
  await expect(bar.getByRole('button', { name: 'Copy with citation' })).toBeFocused();
  await open.keyboard.press('Escape');
  await expect(open.getByRole('document', { name: TITLE })).toBeFocused();
  expect(await open.evaluate(() => String(getSelection()))).toBe('found again is used');

  await open.keyboard.press('.');
  await open.keyboard.press('Home');
  await open.keyboard.press('Enter');
  await expect(card(open, 'found again is used')).toBeVisible();
  await expect(open.getByRole('document', { name: TITLE })).toBeFocused();
});

reading('what is typed for a tag is taken, kept or offered, never lost', async ({ open }) => {
  const field = tagField(open);
  const marked = card(open, 'A mark without');
  await tag(open, 'A mark without');
  await checkAccessibility(open, 'tag field');

  // Tab takes the first line where it matches; a comma takes what was typed.
  await open.keyboard.type('old');
  await open.keyboard.press('Tab');
  await expect(marked).toContainText('Claims / Old');
  await open.keyboard.type('ol,');
  await expect(marked.getByText('ol', { exact: true })).toBeVisible();
  await expect(field).toHaveValue('');

  // Esc closes and keeps; a press outside takes.
  await open.keyboard.type('claims/New one');
  await expect(open.getByRole('option', { name: 'Create “Claims / New one”' })).toBeVisible();
  await open.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(marked).not.toContainText('New one');
  await open.keyboard.press('t');
  await expect(field).toHaveValue('claims/New one');
  await open.getByRole('document', { name: TITLE }).click({ position: { x: 200, y: 8 } });
  await expect(marked).toContainText('Claims / New one');
  await expect(toast(open)).toContainText('Tagged Claims / New one');

  // Backspace in the empty field chooses the last, and then takes it off.
  await tag(open, 'A mark without');
  const chips = open.getByRole('button', { name: /^Remove the tag/ });
  await expect(chips).toHaveCount(4);
  await open.keyboard.press('Backspace');
  await expect(chips).toHaveCount(4);
  await open.keyboard.press('Backspace');
  await expect(chips).toHaveCount(3);
});

reading('a pasted list makes one tag of each part', async ({ open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await tag(open, 'the margins of their');
  await open.evaluate(() => navigator.clipboard.writeText('craft, Fresh; Deep/Down'));
  await open.keyboard.press('ControlOrMeta+v');
  const marked = card(open, 'the margins of their');
  for (const path of ['Craft', 'Fresh', 'Deep / Down']) await expect(marked).toContainText(path);
});

reading('a tag the notebook refuses stays in the field', async ({ open }) => {
  await refuse(open);
  await tag(open, 'A mark without');
  await open.keyboard.type('Unlucky');
  await open.keyboard.press('Enter');
  await expect(toast(open)).toContainText('The disk is full.');
  await expect(tagField(open)).toHaveValue('Unlucky');
});

reading('a note is written in rich text and saved by Esc, and by leaving it', async ({ open }) => {
  const marked = card(open, 'A mark without');
  await write(open, 'A mark without');
  await open.keyboard.type('Some **bold** and *slanted* words');
  await open.keyboard.press('Enter');
  await open.keyboard.type('- a list');
  await checkAccessibility(open, 'note editor');
  await open.keyboard.press('Escape');
  await expect(note(open)).toHaveCount(0);
  await expect(marked).toBeFocused();
  await expect(marked.locator('strong')).toHaveText('bold');
  await expect(marked.locator('em')).toHaveText('slanted');
  await expect(marked.locator('li')).toHaveText('a list');

  await open.keyboard.press('n');
  await expect(note(open)).toBeFocused();
  await open.keyboard.type(', and left');
  await open.getByRole('document', { name: TITLE }).click({ position: { x: 200, y: 8 } });
  await expect(marked.locator('li')).toHaveText('a list, and left');
});

reading('a note that cannot be saved stays, and says so', async ({ open }) => {
  await write(open, 'A mark without');
  await refuse(open);
  await open.keyboard.type('Do not lose me');
  await open.keyboard.press('Control+Enter');
  await expect(open.getByText('Not saved: The disk is full.')).toBeVisible();
  await expect(note(open)).toHaveText('Do not lose me');
  await open.unroute('**/rpc');
  await open.keyboard.press('Control+Enter');
  await expect(card(open, 'A mark without')).toContainText('Do not lose me');
});

reading(
  'what was being written when everything died is brought back',
  async ({ open, host, notebook, page }) => {
    await write(open, 'A mark without');
    await open.keyboard.type('Half a thought');
    const kept = open.waitForResponse((answer) =>
      (answer.request().postData() ?? '').includes('Half a thought'),
    );
    await kept;
    await host.kill();
    const second = await startNotebookHost(notebook);
    try {
      await page.goto('about:blank');
      watchPage(page);
      await page.goto(second.url);
      await openArticle(page);
      await write(page, 'A mark without');
      await expect(note(page)).toHaveText('Half a thought');
      await expect(page.getByText('Brought back: what you had not saved.')).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(card(page, 'A mark without')).toContainText('Half a thought');
    } finally {
      await second.stop();
    }
  },
);

reading('a note that is given up can be taken back', async ({ open }) => {
  await write(open, 'their books, and');
  await open.keyboard.type(' Nobody.');
  await open.getByRole('button', { name: 'Cancel' }).click();
  await expect(card(open, 'their books, and')).not.toContainText('Nobody');
  await toast(open).getByRole('button', { name: 'Bring it back' }).click();
  await expect(note(open)).toContainText('Who answered? Nobody.');
  await open.keyboard.press('Escape');
  await expect(card(open, 'their books, and')).toContainText('Nobody.');
});

reading('pasted pages lose all that a note does not know', async ({ open }) => {
  await write(open, 'A mark without');
  await note(open).evaluate((element) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<p>a <u>b</u> <b>c</b> <a href="javascript:alert(1)">d</a><img src=x></p><table><tr><td>e</td></tr></table>',
    );
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(note(open)).toHaveText('a b c de');
  await expect(note(open).locator('u, img, table, a')).toHaveCount(0);
  await expect(note(open).locator('strong')).toHaveText('c');
});

reading('where highlights lie over each other each can be reached', async ({ open }) => {
  const words = await open.locator('.reader__text').evaluate((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf('their books');
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at + 2);
      range.setEnd(node, at + 4);
      const { x, y, height } = range.getBoundingClientRect();
      return { x, y: y + height / 2 };
    }
    throw new Error('the words are on the page');
  });
  await open.mouse.click(words.x, words.y);
  await expect(card(open, 'their books, and')).toHaveAttribute('aria-current', 'true');
  const bar = open.getByRole('toolbar', { name: 'This highlight' }).first();
  await open.getByRole('button', { name: 'Highlight 1 of 2 here: choose another' }).click();
  await checkAccessibility(open, 'overlap menu');
  await open.keyboard.press('ArrowDown');
  await open.keyboard.press('Enter');
  await expect(card(open, 'the margins of their')).toHaveAttribute('aria-current', 'true');
  await expect(bar).toBeVisible();
  await open.locator('.reader__text').focus();
  await open.keyboard.press('o');
  await expect(card(open, 'their books, and')).toHaveAttribute('aria-current', 'true');
});

reading('a quotation is copied with its source, as text and as HTML', async ({ open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await card(open, 'A mark without').focus();
  await open.keyboard.press('c');
  await expect(toast(open)).toContainText('Copied with citation');
  // Pasted again: pages may not read the clipboard of themselves here.
  await open.evaluate(() => {
    addEventListener('paste', ({ clipboardData }) => {
      const kinds = ['text/plain', 'text/html'].map((kind) => clipboardData?.getData(kind));
      document.title = JSON.stringify(kinds);
    });
  });
  await open.getByRole('combobox', { name: /search/i }).focus();
  await open.keyboard.press('ControlOrMeta+v');
  await expect(open).toHaveTitle(/^\[/);
  const [text, html] = JSON.parse(await open.title()) as string[];
  expect(text).toBe('“A mark without a word” (Ada Reader, On Margins, 1990-05-01)');
  expect(html).toContain('<i>On Margins</i>');
});

reading('a highlight is deleted by key, and the toast gives it back', async ({ open }) => {
  await card(open, 'A mark without').focus();
  await open.keyboard.press('Delete');
  await expect(card(open, 'A mark without')).toHaveCount(0);
  await toast(open).getByRole('button', { name: 'Undo' }).click();
  await expect(card(open, 'A mark without')).toBeVisible();
});

reading('the list is narrowed by tag and walked by arrow keys', async ({ open }) => {
  await open.keyboard.press('Control+k');
  await open.keyboard.press('Escape');
  await setMargin(open, 'list');
  const list = open.getByRole('list', { name: 'Highlights in reading order' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await checkAccessibility(open, 'list');
  await card(open, 'the margins of their').focus();
  await open.keyboard.press('ArrowDown');
  await expect(card(open, 'their books, and')).toBeFocused();
  await open.getByRole('button', { name: 'Only this tag: all' }).click();
  await open.getByRole('menuitemradio', { name: 'Claims', exact: true }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(open.getByText('1 of 3')).toBeVisible();
});

reading('in a narrow window the list is a sheet, and notes open at the words', async ({ open }) => {
  await open.setViewportSize({ width: 800, height: 600 });
  await expect(card(open, 'A mark without')).toHaveCount(0);
  await open.getByRole('button', { name: 'Show the margin, 3 highlights' }).click();
  await expect(card(open, 'the margins of their')).toBeFocused();
  await checkAccessibility(open, 'sheet');
  await open.keyboard.press('Escape');
  await expect(card(open, 'the margins of their')).toHaveCount(0);

  await open.getByRole('document', { name: TITLE }).focus();
  await open.keyboard.press('j');
  await open.keyboard.press('n');
  await expect(note(open)).toBeFocused();
  await open.keyboard.type('At the words');
  await open.keyboard.press('Control+Enter');
  await expect(note(open)).toHaveCount(0);
  await expect(open.getByRole('document', { name: TITLE })).toBeFocused();
});

/** From now on the notebook answers every change of a passage that the disk is full. */
async function refuse(page: Page): Promise<void> {
  await page.route('**/rpc', async (route) => {
    const failure = { code: 'full', message: 'The disk is full.' };
    const edits = (route.request().postData() ?? '').includes('passages.edit');
    if (edits) await route.fulfill({ json: { ok: false, failure } });
    else await route.continue();
  });
}

/** Chooses how passages stand beside the text, as the appearance panel does. */
async function setMargin(page: Page, mode: 'Cards beside the words' | 'list'): Promise<void> {
  const main = page.getByRole('main', { name: 'Page' });
  await main.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('radio', { name: mode === 'list' ? 'List' : mode }).check({ force: true });
  await page.keyboard.press('Escape');
}
