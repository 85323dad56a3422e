import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { runCommand, startNotebookHost } from './notebook-host.ts';

const ARTICLE = join(import.meta.dirname, '../src/cli/fixtures/ferry-strike.txt');

test('a link into the notebook opens its passage, and one that leads nowhere says so', async ({
  notebook,
  page,
}) => {
  const imported = JSON.parse(await runCommand(notebook, 'import', ARTICLE, '--json'));
  const words = ['--quote', 'only about 40 sailors', '--json'];
  const made = await runCommand(notebook, 'highlight', imported.articleId, ...words);
  const { id } = JSON.parse(made);
  const host = await startNotebookHost(notebook);
  try {
    await page.goto(host.url);
    await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeVisible();
    await page.evaluate((passage) => location.assign(`#passage=${passage}`), id);
    const card = page.getByRole('article', { name: /only about 40 sailors/ });
    await expect(card).toHaveAttribute('aria-current', 'true');
    await expect.poll(() => page.url()).not.toContain('passage=');
    await page.evaluate(() => location.assign('#passage=nowhere'));
    await expect(page.getByText(/no longer in the notebook/).first()).toBeVisible();
  } finally {
    await host.stop();
  }
});
