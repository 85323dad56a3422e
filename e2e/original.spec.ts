import type { Locator, Page } from '@playwright/test';
import { type TestFacts, testColumn, testPdf } from '../src/core/import/test-pdf.ts';
import { expect, test } from './fixtures.ts';
import { addFile } from './steps/add-file.ts';
import { checkAccessibility } from './steps/check-accessibility.ts';
import { selectWords } from './steps/select-words.ts';

const KEPT = 'The keeper counted nine ships before the fog came down.';
const RANG = 'He rang the bell through the night, and the ninth ship did not';
const ANSWER = 'answer until the morning.';

/** Three pages; the second has a link to the third and one that leads out. */
function log(facts: TestFacts = {}): Buffer {
  const foot = (text: string) => ({ text, x: 280, y: 40 });
  return testPdf(
    [
      { words: [...testColumn(['The log of the harbour', '', KEPT], 72, 720, 12), foot('i')] },
      {
        words: [...testColumn([RANG, ANSWER], 72, 720, 12), foot('ii')],
        annotations: [
          '/Subtype /Link /Rect [72 500 200 520] /Border [0 0 0] /A << /S /URI /URI (https://example.org/log) >>',
        ],
      },
      { words: [...testColumn(['On the third day the pilot came.'], 72, 720, 12), foot('iii')] },
    ],
    { labels: '<< /Nums [0 << /S /r >>] >>', ...facts },
  );
}

function pdf(buffer: Buffer) {
  return { name: 'log.pdf', mimeType: 'application/pdf', buffer };
}

function pane(app: Page): Locator {
  return app.getByRole('region', { name: 'Original' });
}

/** Whether the picture of a page has something drawn on it. */
async function isDrawn(sheet: Locator): Promise<boolean> {
  return sheet.locator('canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const context = (canvas as HTMLCanvasElement).getContext('2d');
    const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
    return [...data].some((value, at) => at % 4 === 0 && value < 128);
  });
}

/** Waits until nothing above moves it any more. */
async function atRest(element: Locator): Promise<void> {
  let former = '';
  await expect
    .poll(
      async () => {
        const now = JSON.stringify(await element.boundingBox());
        const rests = now === former;
        former = now;
        return rests;
      },
      { intervals: [250] },
    )
    .toBe(true);
}

test('the original of a PDF stands beside its text, with passages marked at their words', async ({
  app,
}) => {
  await addFile(app, pdf(log()));
  await expect(app.getByRole('main')).toContainText('On the third day');
  await selectWords(app, 'rang the bell');
  await app.keyboard.press('h');
  await app.keyboard.press('b');

  const second = pane(app).getByRole('region', { name: 'Page ii', exact: true });
  await expect(second.locator('.pdf-mark')).toHaveCount(1);
  await expect.poll(() => isDrawn(second)).toBe(true);
  const mark = await second.locator('.pdf-mark').boundingBox();
  const line = await second.getByText(RANG).boundingBox();
  if (!mark || !line) throw new Error('Nothing is drawn.');
  expect(Math.abs(mark.y - line.y)).toBeLessThan(3);
  expect(mark.x).toBeGreaterThan(line.x + 5);
  expect(mark.x + mark.width).toBeLessThan(line.x + line.width * 0.5);
  await checkAccessibility(app, 'the original beside the text');

  // What is marked while it is open is marked there too.
  await selectWords(app, 'counted nine ships');
  await app.keyboard.press('h');
  const first = pane(app).getByRole('region', { name: 'Page i', exact: true });
  await expect(first.locator('.pdf-mark--active')).toBeInViewport();

  // A press on a mark makes it the active one in the text.
  await app.keyboard.press('Escape');
  await expect(first.locator('.pdf-mark--active')).toHaveCount(0);
  await first.getByText(KEPT).click({ position: { x: line.width * 0.4, y: 4 } });
  await expect(first.locator('.pdf-mark--active')).toHaveCount(1);

  await pane(app).getByRole('document').focus();
  await app.keyboard.press('Escape');
  await expect(pane(app)).toHaveCount(0);
  await expect(app.locator('.reader__text')).toBeFocused();
});

test('words selected on a page are marked in the text, with the signs around them', async ({
  app,
}) => {
  await addFile(app, pdf(log()));
  await app.getByRole('button', { name: 'Open the original beside' }).click();
  const second = pane(app).getByRole('region', { name: 'Page ii', exact: true });
  const words = second.locator('.pdf-page__words');
  await second.scrollIntoViewIfNeeded();
  await words.getByText(RANG).waitFor();
  await atRest(words.getByText(RANG));

  await selectWords(app, 'He rang the bell through the night,', words);
  const bar = app.getByRole('toolbar', { name: 'Selected words' });
  await bar.getByRole('button', { name: 'Highlight in green' }).click();
  await expect(second.locator('.pdf-mark--green')).toHaveCount(1);
  await expect(bar).toHaveCount(0);
  await expect(app.getByRole('button', { name: /1 highlight$/ })).toBeVisible();

  await selectWords(app, 'ninth ship', words);
  await app.keyboard.press('t');
  const field = app.getByRole('combobox', { name: /^Tags of/ });
  await field.fill('Missing');
  await field.press('Enter');
  await field.press('Escape');
  await expect(second.locator('.pdf-mark')).toHaveCount(2);

  // What stands on no page of the text by these letters is not guessed.
  const label = pane(app).locator('[data-page="3"] .pdf-page__words').getByText('iii');
  await label.scrollIntoViewIfNeeded();
  await atRest(label);
  await label.dblclick();
  await expect(bar).toHaveCount(0);
  await app.keyboard.press('h');
  await expect(
    app.getByText('does not have these words as they are printed').first(),
  ).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(pane(app)).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(pane(app)).toHaveCount(0);

  await expect(
    app.getByRole('article', { name: /He rang the bell through the night,/ }),
  ).toBeVisible();
  await expect(app.getByRole('article', { name: /ninth ship/ })).toContainText('Missing');
});

test('a hand that strays beside a column selects no more than it reached', async ({ app }) => {
  const lines = ['One of the ships', 'Two of them came', 'Three were late', 'Four never did'];
  const beside = ['Five is another', 'Six is no more', 'Seven was found', 'Eight is the last'];
  const columns = [...testColumn(lines, 80, 720, 14), ...testColumn(beside, 350, 720, 14)];
  await addFile(app, pdf(testPdf([{ words: columns }])));
  await app.getByRole('button', { name: 'Open the original beside' }).click();
  const words = pane(app).locator('.pdf-page__words');
  const first = words.getByText('One of the ships');
  await first.waitFor();
  await atRest(first);
  const box = await first.boundingBox();
  const third = await words.getByText('Three were late').boundingBox();
  if (!box || !third) throw new Error('Nothing is drawn.');
  await app.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await app.mouse.down();
  await app.mouse.move(third.x + 4, third.y + third.height / 2, { steps: 6 });
  await app.mouse.move(third.x - 15, third.y + third.height + 1, { steps: 6 });
  const selected = () => app.evaluate(() => document.getSelection()?.toString() ?? '');
  await expect.poll(selected).toContain('Two of them came');
  expect(await selected()).not.toContain('Five');
  await app.mouse.up();
  expect(await selected()).not.toContain('Five');
});

test('pages are gone to by what is printed on them, and links of the original ask first', async ({
  app,
}) => {
  await addFile(app, pdf(log()));
  await app.getByRole('button', { name: 'Open the original beside' }).click();
  const field = pane(app).getByRole('textbox', { name: 'Page, 1 of 3' });
  await expect(field).toHaveValue('i');
  await field.fill('iii');
  await field.press('Enter');
  const third = pane(app).getByRole('region', { name: 'Page iii', exact: true });
  await expect(third).toBeInViewport();
  await expect.poll(() => isDrawn(third)).toBe(true);

  await pane(app).getByRole('button', { name: 'Larger pages' }).click();
  const width = async (): Promise<number> => (await third.boundingBox())?.width ?? 0;
  const before = await width();
  await pane(app).getByRole('button', { name: 'Larger pages' }).click();
  await expect.poll(width).toBeGreaterThan(before * 1.1);

  await pane(app).getByRole('textbox', { name: /^Page/ }).fill('ii');
  await app.keyboard.press('Enter');
  await pane(app).getByRole('link', { name: 'https://example.org/log' }).click();
  await expect(app.getByRole('dialog')).toContainText('example.org');
});

test('a note is marked at the foot of its page, though the text above goes on overleaf', async ({
  app,
}) => {
  const lines = Array.from(
    { length: 6 },
    () => 'The tolls of the harbour were raised again and again',
  );
  const note = '1 See the almanac of 1911, page nine, on ships.';
  const paper = testPdf([
    {
      words: [
        ...testColumn([...lines, 'and the keeper was told1 that'], 72, 720, 12),
        ...testColumn([note], 72, 90, 8),
      ],
    },
    { words: testColumn(['none of the ships would wait for him.', ...lines], 72, 720, 12) },
  ]);
  await addFile(app, pdf(paper));
  await selectWords(app, 'the almanac of 1911');
  await app.keyboard.press('h');
  await app.keyboard.press('b');
  const first = pane(app).getByRole('region', { name: 'Page 1', exact: true });
  await expect(first.locator('.pdf-mark')).toHaveCount(1);
  await expect(first.locator('.pdf-mark')).toBeInViewport();
});

test('in a small window the original lies over the text, and closing it leads back', async ({
  app,
}) => {
  await app.setViewportSize({ width: 800, height: 600 });
  await addFile(app, pdf(log()));
  await expect(app.getByRole('main')).toContainText('On the third day');
  await app.locator('.reader__text').focus();
  await app.keyboard.press('b');
  await expect(pane(app).getByRole('region', { name: 'Page i', exact: true })).toBeVisible();
  await expect(app.getByRole('main')).toBeHidden();
  expect((await pane(app).boundingBox())?.width).toBeGreaterThan(780);
  await expect(pane(app).getByRole('document')).toBeFocused();
  for (let presses = 0; presses < 4; presses += 1) await app.keyboard.press('PageDown');
  await expect(pane(app).getByRole('region', { name: 'Page iii', exact: true })).toBeInViewport();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('main')).toBeVisible();
  await expect(app.locator('.reader__text')).toBeFocused();
});

test('an encrypted original asks for its password each time, and for the right one', async ({
  app,
}) => {
  await addFile(app, pdf(log({ password: 'lantern' })), 'lantern');
  await app.getByRole('button', { name: 'Open the original beside' }).click();
  const field = pane(app).getByLabel(/Its password/);
  await field.fill('candle');
  await field.press('Enter');
  await expect(pane(app).getByRole('alert')).toHaveText('This is not its password.');
  await field.fill('lantern');
  await field.press('Enter');
  const first = pane(app).getByRole('region', { name: 'Page i', exact: true });
  await expect.poll(() => isDrawn(first)).toBe(true);
  await expect(pane(app).getByRole('document')).toBeFocused();
});

test('nothing in an original runs, and its links lead nowhere else than they say', async ({
  app,
}) => {
  const asked: string[] = [];
  app.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  const link = (action: string) =>
    `/Subtype /Link /Rect [72 500 200 520] /Border [0 0 0] /A << ${action} >>`;
  const paper = testPdf([
    {
      words: [{ text: KEPT, x: 72, y: 720 }],
      annotations: [
        link('/S /JavaScript /JS (app.alert\\("here"\\))'),
        link('/S /URI /URI (javascript:alert\\("here"\\))'),
        link('/S /Launch /F (calc.exe)'),
        link('/S /URI /URI (https://example.org/)'),
        '/Subtype /Widget /FT /Tx /T (a) /Rect [72 400 200 420] /AA << /PO << /S /JavaScript /JS (app.alert\\("here"\\)) >> >>',
      ],
    },
  ]);
  await addFile(app, pdf(paper));
  await app.getByRole('button', { name: 'Open the original beside' }).click();
  const first = pane(app).getByRole('region', { name: 'Page 1', exact: true });
  await expect.poll(() => isDrawn(first)).toBe(true);
  await expect(first.getByRole('link')).toHaveText(['https://example.org/']);
  await expect(first.getByRole('button')).toHaveCount(0);
  expect(asked).toEqual([]);
});

test('what is no PDF has no original to show', async ({ app }) => {
  await addFile(app, {
    name: 'log.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from('# Log\n\nNine ships.\n'),
  });
  await expect(app.getByRole('main')).toContainText('Nine ships.');
  await app.locator('.reader__text').focus();
  await app.keyboard.press('b');
  await expect(app.getByRole('button', { name: 'Open the original beside' })).toHaveCount(0);
  await expect(pane(app)).toHaveCount(0);
});
