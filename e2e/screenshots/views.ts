import type { Page } from '@playwright/test';
import { openArticle, runCommandNamed } from '../steps/pick-from-list.ts';
import { selectWords } from '../steps/select-words.ts';
import {
  openRevised,
  openRevisions,
  showComparison,
  showCorrection,
  showOldRevision,
  showReview,
} from './revision-steps.ts';
import {
  addMany,
  openPanel,
  pressOverlapped,
  showMain,
  showPaper,
  showPlace,
  showTag,
} from './view-steps.ts';

/** The window sizes that pictures are taken in: as it opens, and as small as it gets. */
export const SIZES = {
  wide: { width: 1280, height: 800 },
  small: { width: 800, height: 600 },
} as const;
export const THEMES = ['light', 'dark'] as const;
export type Size = keyof typeof SIZES;
export type Theme = (typeof THEMES)[number];

/** One thing to take a picture of, shown from the window as it opens. */
export interface View {
  readonly name: string;
  readonly show: (page: Page, size: Size) => Promise<unknown>;
  /** Takes back what the next view would else begin with. */
  readonly leave?: (page: Page) => Promise<unknown>;
  /** Belongs to the notebook that nothing is in yet. */
  readonly empty?: boolean;
  /** There is none in the other size. */
  readonly only?: Size;
  /** The pictures of it that the documentation shows. */
  readonly shown?: readonly `${Size} ${Theme}`[];
}

const FERRY = 'Ferry strike';
const STUDIES = 'Of Studies';

/** Everything there is to see, empty views first; what adds to the notebook comes last. */
export const VIEWS: readonly View[] = [
  { name: 'welcome', empty: true, show: async () => {}, shown: ['wide light'] },
  { name: 'empty-passages', empty: true, show: (page, size) => showPlace(page, size, /^Passages/) },
  { name: 'library', show: async () => {} },
  { name: 'main', show: showMain, shown: ['wide light', 'wide dark', 'small light'] },
  {
    name: 'selection-bar',
    show: async (page) => {
      await openArticle(page, FERRY);
      await selectWords(page, 'four of seven boats were sailing');
      await page.getByRole('toolbar', { name: 'Selected words' }).waitFor();
    },
  },
  {
    name: 'tag-picker',
    show: async (page, size) => {
      await showMain(page, size);
      await page.keyboard.press('t');
      await page.getByRole('combobox', { name: /^Tags of/ }).waitFor();
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+z');
    },
  },
  {
    name: 'note-editor',
    show: async (page) => {
      await openArticle(page, STUDIES);
      await page.locator('.reader__text').focus();
      for (let step = 0; step < 2; step += 1) await page.keyboard.press('j');
      await page.keyboard.press('n');
      await page.getByRole('textbox', { name: 'Note' }).waitFor();
    },
  },
  {
    name: 'overlap-chooser',
    show: async (page) => {
      await openArticle(page, STUDIES);
      await pressOverlapped(page);
      await page.getByRole('button', { name: /here: choose another$/ }).click();
      await page.getByRole('menu', { name: /here: choose another$/ }).waitFor();
    },
  },
  {
    name: 'set-aside',
    show: async (page) => {
      await openArticle(page, FERRY);
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.locator('.aside-note__piece').first().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'find-in-article',
    show: async (page) => {
      await openArticle(page, STUDIES);
      await page.keyboard.press('Control+f');
      await page.keyboard.type('books');
    },
  },
  { name: 'tag', show: (page, size) => showTag(page, size, 'Reading'), shown: ['wide light'] },
  { name: 'passages', show: (page, size) => showPlace(page, size, /^Passages/) },
  { name: 'to-review', show: (page) => runCommandNamed(page, 'Passages to review') },
  { name: 'trash', show: (page) => runCommandNamed(page, 'Trash') },
  {
    name: 'search-help',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+f');
    },
  },
  {
    name: 'search',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+f');
      await page.keyboard.type('books');
      await page.getByRole('option', { name: /books/i }).first().waitFor();
    },
    shown: ['wide light'],
  },
  {
    name: 'search-place',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+f');
      await page.keyboard.type('books');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'search-nothing',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+f');
      await page.keyboard.type('zeppelins');
      await page.getByText('Nothing has').waitFor();
    },
  },
  {
    name: 'selected-articles',
    show: async (page) => {
      await runCommandNamed(page, 'All articles');
      await page.getByRole('option', { name: new RegExp(FERRY) }).click({ modifiers: ['Control'] });
      await page.getByRole('option', { name: /Of Studies/ }).click({ modifiers: ['Control'] });
    },
  },
  {
    name: 'article-menu',
    show: async (page) => {
      await openArticle(page, STUDIES);
      await page.getByRole('button', { name: 'More for this article' }).click();
    },
  },
  {
    name: 'sidebar',
    only: 'small',
    show: (page) => page.getByRole('button', { name: 'Show sidebar' }).click(),
    shown: ['small light'],
  },
  { name: 'import', show: (page) => openPanel(page, 'Control+i') },
  {
    name: 'export',
    show: async (page) => {
      await openPanel(page, 'Control+e');
      await page.waitForTimeout(500);
    },
    shown: ['wide light'],
  },
  { name: 'palette', show: (page) => openPanel(page, 'Control+k') },
  { name: 'quick-open', show: (page) => openPanel(page, 'Control+o') },
  { name: 'shortcuts', show: (page) => page.getByRole('button', { name: /Shortcuts/ }).click() },
  {
    name: 'appearance',
    show: async (page) => {
      await openArticle(page, STUDIES);
      await openPanel(page, 'Control+,');
    },
  },
  { name: 'history', show: (page) => openPanel(page, 'Control+Shift+h') },
  {
    name: 'details',
    show: async (page) => {
      await openArticle(page, STUDIES);
      await openPanel(page, 'Alt+Enter');
    },
  },
  { name: 'your-name', show: (page) => runCommandNamed(page, 'Your name') },
  {
    name: 'backups',
    show: async (page) => {
      await runCommandNamed(page, 'Backups');
      await page.getByRole('button', { name: 'Back up now' }).click();
      await page.getByRole('region', { name: 'What is in it' }).getByText('verified').waitFor();
    },
  },
  {
    name: 'empty-trash',
    show: async (page) => {
      await runCommandNamed(page, 'All articles');
      // A plain click opens the article, which in a small window takes the place of the list.
      await page.getByRole('option', { name: /^Hints/ }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Move to the trash' }).click();
      await runCommandNamed(page, 'Empty the trash');
      await page.getByText('No undo brings them back.').waitFor();
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+z');
      await page.waitForTimeout(300);
    },
  },
  { name: 'about', show: (page) => runCommandNamed(page, 'About Commonplace') },
  { name: 'new-tag', show: (page) => runCommandNamed(page, 'New tag') },
  { name: 'new-collection', show: (page) => runCommandNamed(page, 'New collection') },
  ...(['sepia', 'black'] as const).map(
    (theme): View => ({
      name: `main-${theme}`,
      show: async (page, size) => {
        await runCommandNamed(page, `Theme: ${theme}`);
        await showMain(page, size);
      },
      leave: (page) => runCommandNamed(page, 'Theme: as the system'),
    }),
  ),
  { name: 'revised', show: openRevised },
  { name: 'review', show: showReview, shown: ['wide light'] },
  { name: 'old-revision', show: showOldRevision },
  { name: 'comparison', show: showComparison, shown: ['wide light'] },
  { name: 'revisions', show: openRevisions },
  { name: 'correction', show: showCorrection },
  { name: 'original', show: showPaper, shown: ['wide light'] },
  {
    name: 'progress',
    show: async (page, size) => {
      await addMany(page, size);
      await page.getByRole('region', { name: 'Imports' }).waitFor();
    },
  },
  { name: 'jobs', show: (page) => runCommandNamed(page, 'Imports') },
];
