import { expect, test } from './fixtures.ts';
import { startNotebookHost } from './notebook-host.ts';
import { checkAccessibility } from './steps/check-accessibility.ts';
import { selectWords } from './steps/select-words.ts';

const SHOTS = process.env.BACKUP_SHOTS;

test('a backup is made, looked into and restored, by keyboard alone', async ({ app }) => {
  await app.getByRole('button', { name: 'Try the sample library' }).first().click();
  await expect(app.getByText('— 3 articles')).toBeVisible();
  await app.getByRole('button', { name: 'No backup yet' }).focus();
  await app.keyboard.press('Enter');
  const panel = app.getByRole('dialog', { name: 'Backups' });
  await expect(panel).toContainText('There is no backup yet');
  await panel.getByRole('button', { name: 'Back up now' }).press('Enter');
  await expect(panel.getByRole('radio')).toHaveCount(1);
  await expect(panel.getByRole('region', { name: 'What is in it' })).toContainText('verified');
  await expect(panel).toContainText('All of it is in the notebook as it was.');
  await app.keyboard.press('Escape');
  await expect(app.getByRole('button', { name: /^Last backup .*, verified$/ })).toBeVisible();

  await app.keyboard.press('Control+k');
  await app.keyboard.type('Remove the sample');
  await app.keyboard.press('Enter');
  await expect(app.getByText('— 0 articles')).toBeVisible();
  await app.keyboard.press('Control+k');
  await app.keyboard.type('Backups');
  await app.keyboard.press('Enter');
  await expect(panel.getByRole('listitem')).toHaveCount(3);
  await expect(panel).toContainText('gone since');
  await checkAccessibility(app, 'the backups');
  if (SHOTS) await app.screenshot({ path: `${SHOTS}/backups.png` });
  await panel.getByRole('button', { name: 'Restore…' }).press('Enter');
  await expect(panel.getByRole('status')).toContainText('is backed up first');
  await checkAccessibility(app, 'the question before a restore');
  await panel.getByRole('button', { name: 'Restore it' }).press('Enter');
  await expect(app.getByText('— 3 articles')).toBeVisible();
  await expect(app.getByRole('region', { name: 'Notifications' })).toContainText(
    'What was there before is a backup itself.',
  );
});

test('what is deleted for good is asked for with its number and its backups, and is gone', async ({
  app,
}) => {
  await app.getByRole('button', { name: 'Try the sample library' }).first().click();
  await expect(app.getByText('— 3 articles')).toBeVisible();
  await app.keyboard.press('Control+k');
  await app.keyboard.type('Backups');
  await app.keyboard.press('Enter');
  await app.getByRole('button', { name: 'Back up now' }).click();
  await expect(app.getByRole('radio')).toHaveCount(1);
  await app.keyboard.press('Escape');
  await app.getByRole('option', { name: /Of Studies/ }).click();
  await app.getByRole('option', { name: /Of Studies/ }).press('Delete');
  await expect(app.getByText('— 2 articles')).toBeVisible();
  await app.keyboard.press('Control+k');
  await app.keyboard.type('Empty the trash');
  await app.keyboard.press('Enter');
  const panel = app.getByRole('dialog', { name: 'Empty the trash' });
  await expect(panel).toContainText('1 article');
  await expect(panel).toContainText('No undo brings them back.');
  await checkAccessibility(app, 'the question before deleting for good');
  if (SHOTS) await app.screenshot({ path: `${SHOTS}/purge.png` });
  await panel.getByRole('checkbox', { name: /Delete the backup/ }).check();
  await panel.getByRole('button', { name: 'Delete for good' }).click();
  await expect(app.getByRole('region', { name: 'Notifications' })).toContainText(
    /Deleted for good: 1 article, \d+ passages\.$/,
  );
  await expect(app.getByRole('button', { name: 'No backup yet' })).toBeVisible();
});

test('a note that was being written when page and program were killed is offered back', async ({
  app,
  host,
  notebook,
  context,
}) => {
  await app.getByRole('button', { name: 'Try the sample library' }).first().click();
  await app.getByRole('option', { name: /Of Studies/ }).click();
  await app.keyboard.press('Enter');
  await selectWords(app, 'Crafty men contemn studies');
  await app.keyboard.press('n');
  const editor = app.getByRole('textbox', { name: /^Note on/ });
  await editor.pressSequentially('Not yet saved');
  await app.waitForTimeout(50);
  await app.close();
  await host.kill();

  const again = await startNotebookHost(notebook);
  const page = await context.newPage();
  await page.goto(again.url);
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('was not saved and is kept: “Not yet saved”');
  await checkAccessibility(page, 'the notice of an unsaved note');
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/draft.png` });
  await notices.getByRole('button', { name: 'Go on writing' }).click();
  await expect(page.getByRole('textbox', { name: /^Note on/ })).toContainText('Not yet saved');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Note saved')).toBeAttached();
  await page.reload();
  await expect(page.getByText('articles').first()).toBeVisible();
  await expect(notices).not.toContainText('not saved');
  await page.close();
  await again.stop();
});
