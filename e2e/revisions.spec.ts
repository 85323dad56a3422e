import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { runCommand } from './notebook-host.ts';
import { NEW, OLD, QUOTES, TITLE } from './revised-article.ts';
import { checkAccessibility } from './steps/check-accessibility.ts';

test('mark ten passages, import an edited copy, review by keyboard, undo, compare', async ({
  app,
  host,
  notebook,
}) => {
  test.setTimeout(150_000);
  await addFile(app, 'ferry.md', OLD);
  const text = app.getByRole('document', { name: TITLE });
  await expect(text).toBeVisible();
  for (const quote of QUOTES) await mark(app, quote);
  await expect(app.getByRole('button', { name: /10 highlights/ })).toBeVisible();

  // The edited copy is added by itself, and offered as a new revision.
  await addFile(app, 'ferry.md', NEW);
  const offer = app.getByRole('button', { name: 'Make it a new revision' });
  await expect(offer).toBeVisible();
  await checkAccessibility(app, 'the offer of a new revision');
  await offer.click();
  await expect(app.getByText(/New revision of “Ten days/).first()).toBeVisible();
  await expect(app.getByText(/4 ask/).first()).toBeVisible();
  await expect(app.getByRole('button', { name: /4 highlights ask for review/ })).toBeVisible();
  const sidebar = app.getByRole('navigation', { name: 'Library' });
  await expect(sidebar.getByRole('button', { name: /To review.*4/ })).toBeVisible();

  // The review, by keyboard alone.
  await sidebar.getByRole('button', { name: /To review/ }).focus();
  await app.keyboard.press('Enter');
  const queue = app.getByRole('listbox', { name: 'Passages to review' });
  await expect(queue).toHaveAttribute('aria-label', /./);
  await queue.focus();
  const review = app.getByRole('region', { name: 'Review' });
  await expect(review).toContainText('The ferry company reported losses of');
  await expect(review.locator('ins')).toContainText('four');
  await expect(review.locator('del')).toContainText('three');
  await checkAccessibility(app, 'the review');
  await app.keyboard.press('a');
  await expect(queue.getByRole('option')).toHaveCount(3);
  await expect(review).toContainText('nobody has sorted them');
  await expect(review).toHaveAttribute('aria-busy', 'false');
  await app.keyboard.press('j');
  await expect(review).toContainText('The mayor believes');
  await app.keyboard.press('k');
  await expect(review).toContainText('nobody has sorted them');
  await app.keyboard.press('l');
  await expect(queue.getByRole('option')).toHaveCount(2);
  await expect(review).toContainText('The mayor believes');
  // Both others at once; one undo brings both back.
  await app.keyboard.press('Shift+O');
  await expect(app.getByText('Nothing asks for review')).toBeVisible();
  await app.keyboard.press('Control+z');
  await expect(queue.getByRole('option')).toHaveCount(2);
  await app.keyboard.press('Control+Shift+z');
  await expect(app.getByText('Nothing asks for review')).toBeVisible();

  // The state is on the card, and leads to the old text at the passage.
  await sidebar.getByRole('button', { name: /All articles/ }).click();
  await app.getByRole('option', { name: new RegExp(TITLE) }).click();
  await expect(text).toBeVisible();
  await app.getByRole('button', { name: 'Passages 10' }).click();
  await app.getByRole('option', { name: /nobody has sorted/ }).click({ timeout: 20_000 });
  await expect(app.getByText('You are reading revision 1 of 2')).toBeVisible();
  const card = app.getByRole('article', { name: /nobody has sorted/ });
  await expect(card).toContainText('Marked as lost');
  await checkAccessibility(app, 'an old revision');

  // Two revisions side by side.
  await app.getByRole('button', { name: 'Compare', exact: true }).click();
  const compare = app.getByRole('region', { name: 'Compare revisions' });
  await expect(compare).toContainText('Revision 1');
  await expect(compare).toContainText('Revision 2 (current)');
  await app.keyboard.press('j');
  await expect(compare.getByRole('status')).toContainText('Difference 1 of');
  await expect(compare.locator('.compare__active').first()).toBeVisible();
  await app.keyboard.press('k');
  await expect(compare.locator('mark').first()).toBeAttached();
  await checkAccessibility(app, 'the comparison');
  await app.keyboard.press('Escape');
  await expect(app.getByText('You are reading revision 1 of 2')).toBeVisible();
  await app.getByRole('button', { name: 'Back to the current text' }).click();
  await expect(app.getByText('You are reading revision 1 of 2')).toHaveCount(0);
  await expect(text).toContainText('This article was corrected on Tuesday.');

  // Nothing was lost on the way, and the command line says the same.
  await host.stop();
  const states = await passages(notebook);
  expect(states.map(({ quote }) => quote).sort()).toEqual([...QUOTES].sort());
  expect(count(states.map(({ state }) => state))).toEqual({
    exact: 5,
    moved: 1,
    changed: 3,
    lost: 1,
  });
  for (const one of states) {
    expect(one.text === one.quote, `${one.quote} is ${one.state}`).toBe(
      one.state === 'exact' || one.state === 'moved',
    );
  }
  const check = await runCommand(notebook, '--json', 'check');
  expect(check).not.toContain('"ok":false');
  for (let steps = 0; steps < 4; steps += 1) await runCommand(notebook, 'undo');
  const before = await passages(notebook);
  expect(count(before.map(({ state }) => state))).toEqual({ exact: 10 });
  expect(before.every(({ text: words, quote }) => words === quote)).toBe(true);
});

interface PassageLine {
  readonly quote: string;
  readonly text: string;
  readonly state: string;
}

async function passages(notebook: string): Promise<PassageLine[]> {
  const printed = await runCommand(notebook, '--json', 'passages');
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PassageLine);
}

function count(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

async function addFile(page: Page, name: string, words: string): Promise<void> {
  // Keys act once the window is there.
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeVisible();
  await page.keyboard.press('Control+i');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page
    .getByTestId('import-files')
    .setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(words) });
  await page.getByRole('button', { name: /^Add 1/ }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Finds the words, and marks what was found. */
async function mark(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in article' }).fill(words);
  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  await expect(page.getByRole('article', { name: new RegExp(words.slice(0, 20)) })).toHaveCount(1);
}
