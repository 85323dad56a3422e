import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { checkAccessibility } from './steps/check-accessibility.ts';

const text = (name: string, body: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(body),
});

/** The notebook with its panels there: what is pressed from now on is heard. */
async function ready(app: Page): Promise<void> {
  await expect(async () => {
    await app.keyboard.press('Control+k');
    await expect(app.getByRole('dialog', { name: 'Command palette' })).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('dialog')).toHaveCount(0);
}

/** What the notebook last said. */
function toast(app: Page) {
  return app.getByRole('region', { name: 'Notifications' });
}

/** The sample library, added as a person does on the first day. */
async function addSample(app: Page): Promise<void> {
  await ready(app);
  await app.getByRole('button', { name: 'Try the sample library' }).click();
  await expect(app.getByText('The sample library is in this notebook.')).toBeVisible();
}

/** Opens an article through quick open, by keyboard alone. */
async function openByName(app: Page, typed: string, title: string): Promise<void> {
  await app.keyboard.press('Control+o');
  await app.getByRole('combobox', { name: 'Open an article' }).fill(typed);
  await expect(app.getByRole('option').first()).toContainText(title);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('main')).toContainText(title);
}

test('an empty notebook welcomes; the sample comes, goes with one press, and comes back with undo', async ({
  app,
}) => {
  await expect(app.getByRole('heading', { name: 'A notebook for what you read' })).toBeVisible();
  await expect(app.getByRole('region', { name: 'First steps' }).getByRole('listitem')).toHaveCount(
    4,
  );
  await checkAccessibility(app, 'the welcome');
  await addSample(app);
  await expect(app.getByRole('listitem').filter({ hasText: '(done)' })).toHaveCount(0);
  await app.getByRole('button', { name: 'Remove it' }).click();
  await expect(app.getByRole('heading', { name: 'A notebook for what you read' })).toBeVisible();
  await toast(app).getByRole('button', { name: 'Undo' }).click();
  await expect(app.getByText('The sample library is in this notebook.')).toBeVisible();
});

test('one file opens when it is in; the same file again is known, and nothing asks to be looked at', async ({
  app,
}) => {
  await ready(app);
  const add = async (): Promise<void> => {
    await app.keyboard.press('Control+i');
    await app
      .getByTestId('import-files')
      .setInputFiles(text('Harbour.txt', 'Harbour\n\nA strike.'));
    await app.getByRole('button', { name: 'Add 1 file' }).click();
  };
  await add();
  await expect(app.getByRole('main')).toContainText('A strike.');
  await expect(toast(app)).toContainText('Added: Harbour');
  await add();
  await expect(toast(app)).toContainText('Already in the library: Harbour');
  await expect(app.getByRole('region', { name: 'Imports' })).toHaveCount(0);
});

test('the panel to add is drawn whole: its buttons stay where they were first', async ({ app }) => {
  await ready(app);
  await app.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('import.formats'))
      await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await app.keyboard.press('Control+i');
  const dialog = app.getByRole('dialog', { name: 'Add to the library' });
  await dialog.waitFor();
  const first = await dialog.boundingBox();
  await expect(dialog).toContainText('Plain text');
  expect(await dialog.boundingBox()).toEqual(first);
});

test('the lists of the sidebar come whole: none moves the one below it', async ({ app }) => {
  await app.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('collections.list'))
      await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await app.reload();
  const tags = app.getByRole('heading', { name: 'Tags' });
  await tags.waitFor();
  const first = await tags.boundingBox();
  await app.getByText('Articles that belong together.').waitFor();
  await app.waitForTimeout(100);
  expect(await tags.boundingBox()).toEqual(first);
});

test('of many files the failed one is on top of the report, and all of it is one step to undo', async ({
  app,
}) => {
  await ready(app);
  await app.keyboard.press('Control+i');
  await app
    .getByTestId('import-files')
    .setInputFiles([
      ...Array.from({ length: 30 }, (_, at) => text(`${at}.txt`, `Number ${at}\n\nIts text.`)),
      { name: 'broken.bin', mimeType: '', buffer: Buffer.from([0, 1, 2, 0, 255]) },
    ]);
  await app.getByRole('button', { name: 'Add 31 files' }).click();
  await expect(toast(app)).toContainText('30 added, 1 failed.', { timeout: 30_000 });
  await app
    .getByRole('region', { name: 'Imports' })
    .getByRole('button', { name: 'Report' })
    .click();
  const rows = app.getByRole('list', { name: 'Files' }).getByRole('listitem');
  await expect(rows.first()).toContainText('broken.bin');
  await expect(rows.first()).toContainText('Failed');
  await checkAccessibility(app, 'the report of an import');
  await app.getByRole('button', { name: 'Copy report' }).click();
  await expect(app.getByRole('button', { name: 'Copied' })).toBeVisible();
  await app.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
  await app.keyboard.press('Control+i');
  await app.getByRole('textbox', { name: 'Or paste text' }).press('Control+v');
  await expect(app.getByRole('textbox', { name: 'Or paste text' })).toHaveValue(
    /Failed\tbroken\.bin\t/,
  );
  await app.keyboard.press('Escape');
  await expect(app.getByText('— 30 articles')).toBeVisible();
  await app.keyboard.press('Control+z');
  await expect(app.getByText('— 0 articles')).toBeVisible();
});

test('files and folders that are dropped anywhere are added; pictures are refused', async ({
  app,
}) => {
  await ready(app);
  const drag = (kind: 'dragover' | 'drop', name: string, type: string, body: string) =>
    app.evaluate(
      ([event, fileName, mediaType, content]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], fileName, { type: mediaType }));
        const init = { dataTransfer, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new DragEvent(event, init));
      },
      [kind, name, type, body] as const,
    );
  await drag('dragover', 'photo.png', 'image/png', 'x');
  await expect(app.getByText('This cannot be added')).toBeVisible();
  await drag('drop', 'photo.png', 'image/png', 'x');
  await expect(app.getByText('This cannot be added')).toBeHidden();
  await drag('dragover', 'Letter.txt', 'text/plain', '');
  await expect(app.getByText('Drop to add')).toBeVisible();
  await drag('drop', 'Letter.txt', 'text/plain', 'A letter\n\nDear Sir.');
  await expect(app.getByRole('main')).toContainText('Dear Sir.');
});

test('long text pasted outside of fields is offered with its title; short text is left alone', async ({
  app,
}) => {
  await ready(app);
  const paste = (content: string) =>
    app.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const init = { clipboardData, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new ClipboardEvent('paste', init));
    }, content);
  await paste('a word');
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await paste(`On Islands\n\n${'An island is a place with an end. '.repeat(5)}`);
  await expect(app.getByRole('textbox', { name: 'Title' })).toHaveValue('On Islands');
  await app.getByRole('textbox', { name: 'Title' }).fill('Of Islands');
  await app.getByRole('button', { name: 'Add text' }).click();
  await expect(toast(app)).toContainText('Added: Of Islands');
});

test('the palette runs commands, says why one cannot run, finds articles and tags, and gives the focus back', async ({
  app,
}) => {
  await addSample(app);
  const start = app.getByRole('button', { name: 'Export' });
  await start.focus();
  const field = app.getByRole('combobox', { name: 'Command palette' });
  await app.keyboard.press('Control+k');
  await field.fill('details');
  await expect(app.getByRole('option', { name: /Article details/ })).toContainText(
    'No article is open',
  );
  await checkAccessibility(app, 'the palette');
  await app.keyboard.press('Escape');
  await expect(start).toBeFocused();

  await app.keyboard.press('Control+k');
  await app.keyboard.type('theme dark');
  await app.keyboard.press('Enter');
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark');

  await app.keyboard.press('Control+k');
  await expect(app.getByRole('group', { name: 'Recent' })).toContainText('Theme: dark');
  await field.fill('#dispu');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('region', { name: 'List' })).toContainText('Disputed');

  await app.keyboard.press('Control+k');
  await field.fill('@ studies');
  await expect(app.getByRole('dialog').getByRole('option').first()).toContainText('Of Studies');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('main')).toContainText('Studies serve for delight');
});

test('Enter right after the words waits for the titles that have them', async ({ app }) => {
  await addSample(app);
  await app.keyboard.press('Control+o');
  const first = app.getByRole('dialog').getByRole('option').first();
  await expect(first).toBeVisible();
  const title = (await app.locator('.picks__label').last().textContent()) ?? '';
  let slow = 0;
  await app.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('title:')) {
      slow += 1;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await route.continue();
  });
  await app.keyboard.type(title);
  await app.keyboard.press('Enter');
  await expect(app.getByRole('main')).toContainText(title);
  expect(slow).toBeGreaterThan(0);
});

test('what is exported is what was shown; with nothing marked it says what to do first', async ({
  app,
}) => {
  await ready(app);
  await app.keyboard.press('Control+e');
  await expect(app.getByRole('dialog', { name: 'Export' })).toContainText(
    'There is nothing to export yet',
  );
  await app.keyboard.press('Escape');
  await addSample(app);
  await openByName(app, 'studies', 'Of Studies');
  await app.keyboard.press('Control+e');
  const preview = app.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('Studies serve for delight');
  await expect(app.getByText('7 passages from 1 article')).toBeVisible();
  await checkAccessibility(app, 'the export');
  await app
    .getByRole('combobox', { name: 'What', exact: true })
    .selectOption({ label: 'The whole library' });
  await expect(app.getByText('20 passages from 3 articles')).toBeVisible();
  const [download] = await Promise.all([
    app.waitForEvent('download'),
    app.getByRole('button', { name: /^Save / }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.md$/);
  expect(readFileSync(await download.path(), 'utf8')).toContain('Studies serve for delight');
});

test('the sheet finds keys, and single letters can be switched off', async ({ app }) => {
  await addSample(app);
  await app.keyboard.press('?');
  await app.getByRole('searchbox', { name: 'Find a shortcut' }).fill('palette');
  await expect(app.getByRole('definition').filter({ hasText: 'Ctrl K' })).toBeVisible();
  await checkAccessibility(app, 'the shortcuts');
  await app.getByRole('switch', { name: 'Single-letter shortcuts' }).uncheck();
  await app.keyboard.press('Escape');
  await app.keyboard.press('?');
  await expect(app.getByRole('dialog')).toHaveCount(0);
});

test('the look changes at once, is there again after a reload, and goes back with one press', async ({
  app,
}) => {
  await addSample(app);
  const size = () =>
    app.evaluate(() => document.documentElement.style.getPropertyValue('--reading-size'));
  await app.keyboard.press('Control+,');
  await app.getByRole('slider', { name: 'Text size' }).fill('22');
  await expect.poll(size).toBe('22px');
  await app.getByText('Sepia').click();
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await checkAccessibility(app, 'the appearance');
  await app.waitForTimeout(400);
  await app.reload();
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'sepia');
  await expect.poll(size).toBe('22px');
  await ready(app);
  await app.keyboard.press('Control+,');
  await app.getByRole('button', { name: 'Reset text size to 17 px' }).click();
  await expect.poll(size).toBe('17px');
});

test('history goes back to any point with one question', async ({ app }) => {
  await addSample(app);
  for (const name of ['One', 'Two']) {
    await app.keyboard.press('Control+k');
    await app.keyboard.type('>new tag');
    await app.keyboard.press('Enter');
    await app.getByRole('textbox', { name: 'Name' }).fill(name);
    await app.keyboard.press('Enter');
    await expect(toast(app)).toContainText(`Tag made: ${name}`);
  }
  await app.keyboard.press('Control+Shift+h');
  const changes = app.getByRole('list', { name: 'Changes' }).getByRole('listitem');
  await expect(changes).toHaveCount(3);
  await checkAccessibility(app, 'the history');
  await changes.nth(1).hover();
  await changes
    .nth(1)
    .getByRole('button', { name: /^Undo up to here/ })
    .click();
  await app.getByRole('button', { name: 'Undo 2 changes' }).click();
  await expect(changes.filter({ hasText: 'Undone' })).toHaveCount(2);
  await app.getByRole('button', { name: 'Redo' }).click();
  await expect(changes.filter({ hasText: 'Undone' })).toHaveCount(1);
});

test('details are checked field by field, saved, and can be undone', async ({ app }) => {
  await addSample(app);
  await openByName(app, 'studies', 'Of Studies');
  await app.keyboard.press('Alt+Enter');
  const dialog = app.getByRole('dialog', { name: 'Article details' });
  await dialog.getByRole('textbox', { name: 'Date' }).fill('1625-13');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByText('There is no month 13.')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Date' })).toBeFocused();
  await checkAccessibility(app, 'the details');
  await dialog.getByRole('textbox', { name: 'Date' }).fill('1625-3');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Of Studies, 1625');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(app.getByRole('main')).toContainText('Of Studies, 1625');
  await toast(app).getByRole('button', { name: 'Undo' }).click();
  await expect(app.getByRole('main')).not.toContainText('Of Studies, 1625');
  await app.keyboard.press('Alt+Enter');
  const [download] = await Promise.all([
    app.waitForEvent('download'),
    app.getByRole('button', { name: 'Save the original' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('Studies serve for delight');
});

test('a text in another charset than was guessed is read again, as a revision that undo takes back', async ({
  app,
}) => {
  await ready(app);
  await app.getByRole('button', { name: 'Add', exact: true }).click();
  await app
    .getByTestId('import-files')
    .setInputFiles(text('cafe.txt', 'At the bar\n\nThe café was open.'));
  await app.getByRole('button', { name: /^Add 1/ }).click();
  await expect(app.getByRole('main')).toContainText('The café was open.');
  await app.keyboard.press('Alt+Enter');
  const dialog = app.getByRole('dialog', { name: 'Article details' });
  await expect(dialog.getByRole('region', { name: 'The file' })).toContainText('Charsetutf-8');
  await dialog.getByRole('button', { name: 'Read the text in another charset' }).click();
  await checkAccessibility(app, 'the charsets');
  await app.getByRole('menuitem', { name: /^Western European windows-1252/ }).click();
  await expect(toast(app)).toContainText('Read as windows-1252');
  await expect(dialog.getByRole('region', { name: 'The file' })).toContainText('windows-1252');
  await app.keyboard.press('Escape');
  await expect(app.getByRole('main')).toContainText('The cafÃ© was open.');
  await toast(app).getByRole('button', { name: 'Undo' }).click();
  await expect(app.getByRole('main')).toContainText('The café was open.');
});

test('about says which version this is and reads out a license', async ({ app }) => {
  await ready(app);
  await app.keyboard.press('Control+k');
  await app.keyboard.type('about');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('dialog', { name: 'About Commonplace' })).toContainText(
    /Version \d+\.\d+\.\d+/,
  );
  await app.getByRole('button', { name: 'SIL Open Font License of Literata' }).click();
  await expect(app.getByRole('region', { name: 'License of Literata' })).toContainText(
    'SIL OPEN FONT LICENSE',
  );
  await app.getByRole('button', { name: 'Their licenses, whole' }).click();
  await expect(app.getByRole('region', { name: 'License of the libraries' })).toContainText(
    /lexical \d+\.\d+\.\d+ \(MIT\)/,
  );
  await checkAccessibility(app, 'about');
});
