import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { runCommand, startNotebookHost } from './notebook-host.ts';
import { checkAccessibility } from './steps/check-accessibility.ts';
import { selectWords } from './steps/select-words.ts';

const ARTICLE = join(import.meta.dirname, '../src/cli/fixtures/ferry-strike.txt');
const TITLE = 'Ferry strike leaves the outer islands waiting for bread and letters';
const QUOTE = 'only about 40 sailors';

test('by mouse: import, read, mark, tag, note, restart, find, undo, export', async ({
  app,
  host,
  notebook,
  page,
}) => {
  await checkAccessibility(app, 'the empty notebook');

  await app.getByRole('button', { name: 'Add', exact: true }).click();
  await app.getByTestId('import-files').setInputFiles(ARTICLE);
  await checkAccessibility(app, 'the import panel');
  await app.getByRole('button', { name: /^Add 1/ }).click();

  const text = app.getByRole('document', { name: TITLE });
  await expect(text).toBeVisible();
  await expect(text).toContainText('\u201cBut flour does not swim.\u201d');
  await expect(text).not.toContainText('cookies');
  await expect(app.getByText(/set aside/).first()).toBeVisible();

  await selectWords(app, QUOTE);
  const bar = app.getByRole('toolbar', { name: 'Selected words' });
  await expect(bar).toBeVisible();
  await checkAccessibility(app, 'the selection bar');
  await bar.getByRole('button', { name: /^Tag/ }).click();
  const field = app.getByRole('combobox', { name: /^Tags of/ });
  await field.fill('Claims/Disputed');
  await expect(app.getByRole('option', { name: /Create/ })).toBeVisible();
  await checkAccessibility(app, 'the tag picker');
  await field.press('Enter');
  await field.press('Escape');

  const card = app.getByRole('article', { name: new RegExp(QUOTE) });
  await expect(card).toContainText('Claims / Disputed');
  await card.hover();
  await card.getByRole('button', { name: 'Write a note' }).click();
  const note = app.getByRole('textbox', { name: 'Note' });
  await note.pressSequentially('Contradicted by the *union*');
  await checkAccessibility(app, 'the note editor');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(note).toHaveCount(0);
  await expect(card.locator('em')).toHaveText('union');

  // Another start of the program finds all of it again.
  await host.stop();
  const second = await startNotebookHost(notebook);
  try {
    await page.goto('about:blank');
    await page.goto(second.url);
    await app.getByRole('tree', { name: 'Tags' }).getByText('Claims', { exact: true }).click();
    await app.getByRole('option').filter({ hasText: QUOTE }).click();
    await expect(card).toContainText('Claims / Disputed');
    await expect(card.locator('em')).toHaveText('union');
    await checkAccessibility(app, 'a tag and its passages');

    await card.hover();
    await card.getByRole('button', { name: 'Delete' }).click();
    await expect(card).toHaveCount(0);
    await app.getByRole('button', { name: 'Undo' }).click();
    await expect(card).toContainText('Claims / Disputed');

    await app.getByRole('button', { name: 'Export', exact: true }).click();
    await checkAccessibility(app, 'the export panel');
    const saving = page.waitForEvent('download');
    await app.getByRole('button', { name: /^Save/ }).click();
    const saved = readFileSync(await (await saving).path(), 'utf8');
    for (const words of [QUOTE, 'Disputed', 'Contradicted by the', TITLE]) {
      expect(saved).toContain(words);
    }
  } finally {
    await second.stop();
  }
  const passages = await runCommand(notebook, 'passages', '--tag', 'Claims', '--json');
  expect(JSON.parse(passages)).toMatchObject({ quote: QUOTE, tags: ['Claims/Disputed'] });
});
