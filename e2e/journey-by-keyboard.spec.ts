import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { runCommand, startNotebookHost } from './notebook-host.ts';

const ARTICLE = join(import.meta.dirname, '../src/cli/fixtures/ferry-strike.txt');
const TITLE = 'Ferry strike leaves the outer islands waiting for bread and letters';
const QUOTE = 'only about 40 sailors';

test('by keyboard alone: import, read, mark, tag, note, restart, find, undo, export', async ({
  app,
  host,
  notebook,
  page,
}) => {
  const keys = app.keyboard;
  const spoken = app.getByRole('status').filter({ hasText: /./ }).first();

  // Ctrl+I opens the panel with the focus on choosing files.
  await expect(app.getByRole('button', { name: 'Add', exact: true })).toBeVisible();
  await keys.press('Control+i');
  const choosing = page.waitForEvent('filechooser');
  await expect(app.getByRole('button', { name: 'Choose files…' })).toBeFocused();
  await keys.press('Enter');
  await (await choosing).setFiles(ARTICLE);
  const add = app.getByRole('button', { name: /^Add 1/ });
  await expect(add).toBeEnabled();
  for (let presses = 0; presses < 20; presses += 1) {
    if (await add.evaluate((button) => button === document.activeElement)) break;
    await keys.press('Tab');
  }
  await expect(add).toBeFocused();
  await keys.press('Enter');

  // The words are looked for; Esc leaves them selected, T marks and tags them.
  const text = app.getByRole('document', { name: TITLE });
  await expect(text).toBeVisible();
  await keys.press('Control+f');
  await keys.type(QUOTE);
  await keys.press('Escape');
  await expect(text).toBeFocused();
  await keys.press('t');
  await expect(app.getByRole('combobox', { name: /^Tags of/ })).toBeFocused();
  await keys.type('Claims/Disputed');
  await keys.press('Enter');
  await keys.press('Escape');
  const card = app.getByRole('article', { name: new RegExp(QUOTE) });
  await expect(card).toContainText('Claims / Disputed');
  await expect(spoken).toContainText(/Claims\/Disputed|Tagged/);

  await text.focus();
  await keys.press('n');
  const note = app.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await keys.type('Contradicted by the *union*');
  await keys.press('Control+Enter');
  await expect(note).toHaveCount(0);
  await expect(card.locator('em')).toHaveText('union');

  // The end of the highlight moves by a word, and back with undo.
  await text.focus();
  await keys.press('e');
  await keys.press('Control+ArrowRight');
  await keys.press('Enter');
  await expect(app.getByRole('article', { name: /only about 40 sailors had/ })).toHaveCount(1);
  await keys.press('Control+z');
  await expect(app.getByRole('article', { name: /40 sailors had/ })).toHaveCount(0);
  await expect(card).toHaveCount(1);

  await host.stop();
  const second = await startNotebookHost(notebook);
  try {
    await page.goto('about:blank');
    await page.goto(second.url);
    // Search, and from the results to the passage.
    const search = app.getByRole('combobox', { name: /search/i });
    await expect(search).toBeVisible();
    await keys.press('Control+Shift+f');
    await expect(search).toBeFocused();
    await keys.type('sailors tag:Claims');
    await expect(app.getByRole('option', { name: new RegExp(QUOTE) }).first()).toBeVisible();
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(card).toContainText('Claims / Disputed');
    await expect(text).toBeFocused();

    // What was done before the restart can still be undone, and is said in words.
    await keys.press('Control+z');
    await expect(card.locator('em')).toHaveCount(0);
    await expect(app.getByText(/^Undid|Undone/).first()).toBeVisible();
    await keys.press('Control+Shift+z');
    await expect(card.locator('em')).toHaveText('union');

    await keys.press('Control+k');
    await keys.type('Export');
    await expect(app.getByRole('option', { name: /Export/ }).first()).toBeVisible();
    await keys.press('Escape');
    await expect(app.getByRole('dialog')).toHaveCount(0);
    await keys.press('Shift+?');
    await expect(app.getByRole('dialog')).toContainText('Highlight');
    await keys.press('Escape');
    await expect(app.getByRole('dialog')).toHaveCount(0);
  } finally {
    await second.stop();
  }
  const exported = await runCommand(notebook, 'export', '--format', 'md');
  for (const words of [QUOTE, 'Disputed', 'Contradicted by the', TITLE]) {
    expect(exported).toContain(words);
  }
});
