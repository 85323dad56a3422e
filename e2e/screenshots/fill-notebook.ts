import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { selectWords } from '../steps/select-words.ts';

const ARTICLE = join(import.meta.dirname, '../../src/cli/fixtures/ferry-strike.txt');

/** Puts the sample library and one article with page furniture into an empty notebook, as a user does. */
export async function fillNotebook(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: 'Try the sample library' }).first().click();
  await page.getByRole('option', { name: /Of Studies/ }).waitFor();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByTestId('import-files').setInputFiles(ARTICLE);
  await page.getByRole('button', { name: /^Add 1/ }).click();
  await page.getByRole('document', { name: /^Ferry strike/ }).waitFor({ timeout: 30_000 });
  await page
    .getByRole('region', { name: 'Imports' })
    .getByRole('button', { name: 'Dismiss' })
    .click();
  // A tag that was used is what the selection bar offers first.
  await selectWords(page, 'only about 40 sailors');
  await page
    .getByRole('toolbar', { name: 'Selected words' })
    .getByRole('button', { name: /^Tag/ })
    .click();
  const field = page.getByRole('combobox', { name: /^Tags of/ });
  await field.fill('Reading/Manner');
  await page
    .getByRole('option', { name: /Manner/ })
    .first()
    .waitFor();
  await field.press('Enter');
  await field.press('Escape');
}
