import type { Page } from '@playwright/test';
import type { CallName, CallParams, CallResult } from '../src/contract/calls.ts';
import { openCore } from '../src/core/core.ts';
import { dispatch } from '../src/core/dispatch.ts';
import { test as base, expect } from './fixtures.ts';
import { OLD, QUOTES, TITLE } from './revised-article.ts';
import { checkAccessibility } from './steps/check-accessibility.ts';
import { openArticle, runCommandNamed } from './steps/pick-from-list.ts';
import { selectWords } from './steps/select-words.ts';

const GOODS =
  'flour,coal,timber,letters,salt,nets,rope,candles,barley,herring,paper,glass,lamps,wool,tar,butter,apples,boots,nails,canvas,oil,cloth,seed,paint,bricks,wire'.split(
    ',',
  );
const LIST_TITLE = 'What came over the sound';
const GONE = 'Nobody has counted the crates that were left on the quay in January.';
const NEAR = 'The crates on the quay were counted by nobody at all.';

/** A list of goods with a passage on each line, and one that will be gone. */
function list(boat: string, last: string): string {
  const lines = GOODS.map((goods) => `The ${goods} came over the sound with the ${boat} boat.`);
  return `# ${LIST_TITLE}\n\n${lines.join('\n\n')}\n\n${last}\n`;
}

/** A notebook with an article of ten highlights, and one whose new revision makes 27 of 27 ask. */
const test = base.extend({
  notebook: async ({ notebook }, use) => {
    const core = openCore(notebook, 'a test');
    const call = async <N extends CallName>(
      name: N,
      params: CallParams<N>,
    ): Promise<CallResult<N>> => {
      const reply = await dispatch(core, name, params);
      if (!reply.ok) throw new Error(reply.failure.message);
      return reply.value as CallResult<N>;
    };
    const base64 = (text: string): string => Buffer.from(text).toString('base64');
    const add = async (name: string, text: string, quotes: readonly string[]): Promise<string> => {
      const { articleId } = await call('import.file', { name, bytes: base64(text) });
      const article = articleId ?? '';
      for (const quote of quotes) {
        await call('passages.create', { article, where: { kind: 'quote', quote } });
      }
      return article;
    };
    await add('ferry.md', OLD, QUOTES);
    const id = await add('list.md', list('first', GONE), [
      ...GOODS.map((goods) => `${goods} came over the sound with the first boat`),
      GONE,
    ]);
    await call('articles.revise', {
      id,
      name: 'list.md',
      bytes: base64(list('second', `${NEAR} They were full of ice.`)),
    });
    await core.close();
    await use(notebook);
  },
});

test('a correction is told before, kept, and taken back; its dialogs are accessible', async ({
  app,
}) => {
  test.setTimeout(150_000);
  await openArticle(app, TITLE);
  const text = app.getByRole('document', { name: TITLE });
  await selectWords(app, 'customs house');
  await app.keyboard.press('Shift+C');
  const dialog = app.getByRole('dialog', { name: 'Correct the text' });
  const words = dialog.getByRole('textbox');
  const original = await words.inputValue();
  expect(original).toBe(
    'Only about 40 sailors had come to the meeting in the old customs house on Sunday.',
  );
  // Words of a highlight: it says that the highlight will ask.
  await words.fill(original.replace('40', '400'));
  await expect(dialog.getByRole('status')).toContainText(
    'If you save this: 9 passages stay, 1 asks',
  );
  await expect(dialog.getByRole('status')).toContainText('400 sailors');
  await inBothThemes(app, 'the correction');
  await words.fill(original.replace('customs', 'custom'));
  await expect(dialog.getByRole('status')).toContainText('If you save this: 10 passages stay.');
  await app.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(app.getByText('Text corrected: 10 passages stay').first()).toBeVisible();
  await expect(text).toContainText('the old custom house on Sunday');
  await expect(app.getByRole('button', { name: /10 highlights/ })).toBeVisible();

  await app.keyboard.press('Control+Shift+R');
  const revisions = app.getByRole('dialog', { name: 'Revisions' });
  await expect(revisions.getByRole('listitem')).toHaveCount(2);
  await expect(revisions).toContainText('Revision 2, current');
  await inBothThemes(app, 'the revisions');
  await revisions.getByRole('button', { name: /^Compare/ }).click();
  const compare = app.getByRole('region', { name: 'Compare revisions' });
  await expect(compare.locator('ins')).toHaveText(/custom/);
  await inBothThemes(app, 'the comparison');
  await app.keyboard.press('Escape');
  await expect(compare).toHaveCount(0);

  await app.keyboard.press('Control+z');
  await expect(text).toContainText('the old customs house on Sunday');
  await app.keyboard.press('Control+Shift+z');
  await expect(text).toContainText('the old custom house on Sunday');
});

test('a place is found by hand, and all of a kind are settled at once, which is asked first', async ({
  app,
}) => {
  test.setTimeout(150_000);
  const sidebar = app.getByRole('navigation', { name: 'Library' });
  await sidebar.getByRole('button', { name: /To review.*27/ }).click();
  const queue = app.getByRole('listbox', { name: 'Passages to review' });
  await expect(queue.getByRole('option').first()).toBeVisible();
  await queue.focus();

  // The one that is not found stands last: its words are shown by hand.
  await app.keyboard.press('End');
  const review = app.getByRole('region', { name: 'Review' });
  await expect(review).toContainText('Nobody has counted the');
  await app.keyboard.press('n');
  await expect(app.getByText('and press').first()).toBeVisible();
  await selectWords(app, NEAR);
  await app.keyboard.press('y');
  await expect(app.getByText('Attached to the words you selected').first()).toBeVisible();
  await expect(sidebar.getByRole('button', { name: /To review.*26/ })).toBeVisible();

  // All others at once: leaving the question leaves them as they are.
  await queue.focus();
  await app.keyboard.press('Home');
  await expect(review.locator('ins')).toContainText('second');
  await app.keyboard.press('Shift+A');
  const question = app.getByRole('dialog', { name: 'Attach 26 passages?' });
  await expect(question).toContainText('You can undo this as one step.');
  await inBothThemes(app, 'the question');
  await app.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(sidebar.getByRole('button', { name: /To review.*26/ })).toBeVisible();
  await queue.focus();
  await app.keyboard.press('Shift+A');
  await question.getByRole('button', { name: 'Attach', exact: true }).click();
  await expect(app.getByText('Nothing asks for review')).toBeVisible();
  await app.keyboard.press('Control+z');
  await expect(sidebar.getByRole('button', { name: /To review.*26/ })).toBeVisible();

  // And refused, from the menu.
  await app.getByRole('button', { name: /Only one kind/ }).click();
  await app.getByRole('menuitem', { name: 'Keep all on the old text: words changed' }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(app.getByText('Nothing asks for review')).toBeVisible();
  await openArticle(app, LIST_TITLE);
  await expect(app.getByRole('document', { name: LIST_TITLE })).toContainText('second boat');

  // A file of a known source: the report of the import counts it as the new revision it is made.
  await app.keyboard.press('Control+i');
  await app.getByTestId('import-files').setInputFiles(
    ['ferry.md', 'other.md'].map((name) => ({
      name,
      mimeType: 'text/markdown',
      buffer: Buffer.from(
        name === 'ferry.md'
          ? OLD.replace('three million', 'four million')
          : '# Other\n\nOf other things.\n',
      ),
    })),
  );
  await app.getByRole('button', { name: /^Add 2/ }).click();
  await expect(app.getByText(/^2 added\.$/).first()).toBeVisible();
  await runCommandNamed(app, 'Imports');
  const report = app.getByRole('dialog', { name: 'Import' });
  await inBothThemes(app, 'the report of an import');
  await report.getByRole('button', { name: /^New revision of “Ten days/ }).click();
  await expect(app.getByText(/New revision of “Ten days.*1 asks/).first()).toBeVisible();
  await runCommandNamed(app, 'Imports');
  await expect(report).toContainText('1 added, 1 new revision.');
  await expect(report).toContainText(`New revision of ${TITLE}`);
});

/** Nothing serious by day nor by night. */
async function inBothThemes(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await checkAccessibility(page, `${where}, ${colorScheme}`);
  }
}
