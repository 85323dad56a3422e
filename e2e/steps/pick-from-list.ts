import { expect, type Page } from '@playwright/test';

/** Opens an article by its title, whatever the window shows. */
export async function openArticle(page: Page, title: string): Promise<void> {
  await pick(page, { keys: 'Control+o', list: 'Open an article', typed: title });
  await page.getByRole('document', { name: new RegExp(title) }).waitFor();
}

/** Runs a command from the palette. */
export async function runCommandNamed(page: Page, name: string): Promise<void> {
  await pick(page, { keys: 'Control+k', list: 'Command palette', typed: `>${name}` });
}

interface Picked {
  readonly keys: string;
  /** What the list is called that the keys open. */
  readonly list: string;
  /** What is typed; a `>` before it is no part of what is found. */
  readonly typed: string;
}

async function pick(page: Page, { keys, list, typed }: Picked): Promise<void> {
  const dialog = page.getByRole('dialog', { name: list });
  const field = dialog.getByRole('combobox');
  // Keys are heard a moment after the first thing is drawn, and the panel comes when it is first asked for.
  await expect(async () => {
    await page.keyboard.press(keys);
    await expect(field).toBeVisible({ timeout: 1000 });
  }).toPass();
  await field.fill(typed);
  // The list follows what is typed: what was in it before may still be there, and move away under the pointer.
  await expect(dialog.locator('.picks__list')).toHaveAttribute('aria-busy', 'false');
  await dialog
    .getByRole('option', { name: new RegExp(typed.replace('>', ''), 'i') })
    .first()
    .click();
  await dialog.waitFor({ state: 'detached' });
}
