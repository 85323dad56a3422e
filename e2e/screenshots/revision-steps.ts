import type { Page } from '@playwright/test';
import { NEW, OLD, QUOTES, TITLE } from '../revised-article.ts';
import { openArticle, runCommandNamed } from '../steps/pick-from-list.ts';
import { selectWords } from '../steps/select-words.ts';

/** An article of which some passages ask for review; brought in, marked and revised the first time. */
export async function openRevised(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  if (!(await isThere(page))) {
    await add(page, OLD);
    await page.getByRole('document', { name: TITLE }).waitFor();
    for (const quote of QUOTES) {
      await selectWords(page, quote);
      await page.keyboard.press('h');
      await page.getByRole('article', { name: new RegExp(quote.slice(0, 20)) }).waitFor();
    }
    await add(page, NEW);
    await page.getByRole('button', { name: 'Make it a new revision' }).click();
    await page.getByText('4 highlights ask for review').waitFor();
    // The report of the import has been read.
    const dismiss = page.getByRole('button', { name: 'Dismiss' });
    // What is said for a while may go by itself in between.
    while ((await dismiss.count()) > 0) {
      await dismiss
        .first()
        .click({ timeout: 1_000 })
        .catch(() => undefined);
    }
  } else await openArticle(page, TITLE);
  await page.waitForTimeout(400);
}

/** The passages that ask, with the evidence for the first. */
export async function showReview(page: Page): Promise<void> {
  await openRevised(page);
  await runCommandNamed(page, 'Passages to review');
  const list = page.getByRole('listbox', { name: 'Passages to review' });
  await list.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Review' }).waitFor();
}

/** The first revision of the article. */
export async function showOldRevision(page: Page): Promise<void> {
  await openRevisions(page);
  await page.getByRole('button', { name: 'Read revision 1' }).click();
  await page.getByText('You are reading revision 1 of 2').waitFor();
}

/** Both revisions, at the second difference. */
export async function showComparison(page: Page): Promise<void> {
  await openRevisions(page);
  await page.getByRole('button', { name: 'Compare revision 1 with the current one' }).click();
  await page.getByRole('region', { name: 'Compare revisions' }).waitFor();
  await page.waitForTimeout(300);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
}

/** The revisions of the article, as a list. */
export async function openRevisions(page: Page): Promise<void> {
  await openRevised(page);
  await page.keyboard.press('Control+Shift+r');
  await page.getByRole('dialog').waitFor();
}

/** A paragraph that is being corrected, with what would become of a highlight. */
export async function showCorrection(page: Page): Promise<void> {
  await openRevised(page);
  await selectWords(page, 'about 40 sailors');
  await page.keyboard.press('Shift+C');
  const words = page.getByRole('dialog').getByRole('textbox');
  await words.fill((await words.inputValue()).replace('40', '400'));
  await page.getByText('If you save this').waitFor();
}

async function isThere(page: Page): Promise<boolean> {
  return (await page.getByText(TITLE).count()) > 0;
}

async function add(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page
    .getByTestId('import-files')
    .setInputFiles({ name: 'ferry.md', mimeType: 'text/markdown', buffer: Buffer.from(words) });
  await page.getByRole('button', { name: /^Add 1/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
