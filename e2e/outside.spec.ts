import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from './fixtures.ts';
import { runCommand } from './notebook-host.ts';
import { checkAccessibility } from './steps/check-accessibility.ts';

const PROSE = 'The harbour board met for three hours and adjourned without a vote on the matter.';
const PAGE = `<html><head><title>Outside</title></head><body><article><h1>Outside</h1>
<p>${PROSE} Read <a href="https://аррӏе.com/login">the report</a> of it.</p>
<p>${PROSE}</p><img src="https://pictures.example/a.png" alt="The harbour at dawn" width="400" height="300">
<p>${PROSE}</p><iframe src="https://films.example/embed/1" title="A film"></iframe><p>${PROSE} The end.</p>
</article></body></html>`;

let file = '';
base.beforeAll(() => {
  file = join(mkdtempSync(join(tmpdir(), 'commonplace-outside-')), 'outside.html');
  writeFileSync(file, PAGE);
});
base.afterAll(() => rmSync(join(file, '..'), { recursive: true, force: true }));

/** An article with things that stand elsewhere, and a note that leads there. */
const test = base.extend({
  notebook: async ({ notebook }, use) => {
    const { articleId } = JSON.parse(await runCommand(notebook, '--json', 'import', file));
    const words = [
      '--quote',
      'Read the report',
      '--note',
      'See [the source](https://example.org/a?b=1).',
    ];
    await runCommand(notebook, 'highlight', articleId, ...words);
    await use(notebook);
  },
});

test('P5 what stands elsewhere is a box with its host, counted at the end of the article', async ({
  app,
}) => {
  await app.getByText('Outside').first().click();
  const text = app.getByRole('document', { name: 'Outside' });
  await expect(
    text.getByRole('img', { name: /pictures\.example: The harbour at dawn/ }),
  ).toBeVisible();
  await expect(app.getByText(/^2 parts of this article were not fetched from/)).toContainText(
    'films.example, pictures.example',
  );
  await checkAccessibility(app, 'an article with parts elsewhere');
});

test('P6 links ask first, in the text and in notes, told with their host both ways', async ({
  app,
  context,
}) => {
  await app.getByText('Outside').first().click();
  const asked = app.getByRole('dialog', { name: 'Where this link leads' });

  await app.getByRole('document', { name: 'Outside' }).getByText('the report').click();
  await expect(asked).toContainText('https://xn--80ak6aa92e.com/login');
  await expect(asked).toContainText('reads as аррӏе.com');
  await checkAccessibility(app, 'a link that is asked about');
  await app.keyboard.press('Escape');
  await expect(asked).toHaveCount(0);

  // From here on: the check of accessibility opens a page of its own.
  const opened: string[] = [];
  context.on('page', (page) => opened.push(page.url()));
  const link = app.getByRole('link', { name: 'the source' });
  for (const button of ['left', 'middle'] as const) {
    await link.click({ button });
    await expect(asked).toContainText('https://example.org/a?b=1');
    await app.keyboard.press('Escape');
    await expect(asked).toHaveCount(0);
    expect(opened, `after a press with the ${button} button`).toEqual([]);
  }
  await link.focus();
  await app.keyboard.press('Enter');
  await expect(asked.getByRole('link', { name: 'Open outside the notebook' })).toBeFocused();
  expect(opened).toEqual([]);
});
