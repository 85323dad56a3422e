import { expect, type Page } from '@playwright/test';

/** A file as a test gives it to the panel that adds. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Adds a file through the panel, as a person does; its article opens. @param password of an encrypted one */
export async function addFile(page: Page, file: GivenFile, password?: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+i');
    await expect(page.getByTestId('import-files')).toBeAttached({ timeout: 500 });
  }).toPass();
  await page.getByTestId('import-files').setInputFiles(file);
  if (password !== undefined) await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Add 1 file' }).click();
}
