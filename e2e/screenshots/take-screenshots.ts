import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumOptions } from '../chromium-options.ts';
import { startNotebookHost } from '../notebook-host.ts';
import { fillNotebook } from './fill-notebook.ts';
import { SIZES, type Size, THEMES, type Theme, VIEWS, type View } from './views.ts';

/** A picture that could not be taken. */
interface Missed {
  readonly name: string;
  readonly reason: string;
}

interface Wishes {
  /** Where those that the documentation shows go. */
  readonly shown: string;
  /** Where every view in every size and theme goes; null for only those that are shown. */
  readonly all: string | null;
  /** The names of the views that are wanted; null for every one. */
  readonly only: readonly string[] | null;
}

/**
 * Starts the built program on a notebook of its own, fills it through the page, and takes the pictures.
 * What cannot be taken does not keep the others from it.
 * @returns the pictures that are missing, and why
 */
export async function takeScreenshots(wishes: Wishes): Promise<Missed[]> {
  for (const folder of [wishes.shown, wishes.all]) {
    if (folder !== null) mkdirSync(folder, { recursive: true });
  }
  const place = mkdtempSync(join(tmpdir(), 'commonplace-screenshots-'));
  const host = await startNotebookHost(join(place, 'Reading on reading.commonplace'));
  const browser = await chromium.launch(chromiumOptions());
  const missed: Missed[] = [];
  try {
    const page = await browser.newPage({
      viewport: SIZES.wide,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    });
    page.setDefaultTimeout(30_000);
    await page.goto(host.url);
    await page.getByText('A notebook for what you read').waitFor();
    let filled = false;
    for (const view of VIEWS) {
      if (!filled && !view.empty) {
        await page.setViewportSize(SIZES.wide);
        await fillNotebook(page);
        filled = true;
      }
      if (wishes.only && !wishes.only.includes(view.name)) continue;
      for (const size of ['wide', 'small'] as const) {
        const themes = THEMES.filter((theme) => wishes.all || isShown(view, size, theme));
        if (themes.length > 0)
          missed.push(...(await takeView(page, wishes, { view, size, themes })));
      }
    }
  } finally {
    await browser.close();
    await host.stop();
    rmSync(place, { recursive: true, force: true });
  }
  return missed;
}

interface Wanted {
  readonly view: View;
  readonly size: Size;
  readonly themes: readonly Theme[];
}

async function takeView(page: Page, wishes: Wishes, wanted: Wanted): Promise<Missed[]> {
  const { view, size, themes } = wanted;
  if (view.only && view.only !== size) return [];
  try {
    await page.setViewportSize(SIZES[size]);
    // Each view starts from the window as it opens.
    await page.reload();
    await page.getByRole('button', { name: 'Add', exact: true }).waitFor();
    // Keys are heard and lists are read a moment after the first thing is drawn.
    await page.waitForTimeout(400);
    await view.show(page, size);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      // What is measured is placed again, and what fades has come.
      await page.waitForTimeout(250);
      const picture = await page.screenshot({ animations: 'disabled' });
      const name = `${nameOf(view, size, theme)}.png`;
      if (wishes.all) writeFileSync(join(wishes.all, name), picture);
      if (isShown(view, size, theme)) writeFileSync(join(wishes.shown, name), picture);
    }
    return [];
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return [{ name: `${view.name} at ${SIZES[size].width}`, reason }];
  } finally {
    // Also after what went wrong: the next view must not begin with a part of this one.
    await view.leave?.(page).catch(() => undefined);
  }
}

function isShown(view: View, size: Size, theme: Theme): boolean {
  return view.shown?.some((one) => one === `${size} ${theme}`) ?? false;
}

/** The main view in its usual size is what the README shows; it has the shortest name. */
function nameOf({ name }: View, size: Size, theme: Theme): string {
  const short = name === 'main' && size === 'wide';
  return short ? `main-${theme}` : `${name}-${theme}-${SIZES[size].width}`;
}
