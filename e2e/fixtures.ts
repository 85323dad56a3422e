import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type NotebookHost, startNotebookHost } from './notebook-host.ts';

/** What a page did that it must never do. */
interface Misdeeds {
  /** Errors on the console and uncaught exceptions. */
  readonly errors: string[];
  /** Requests to any host but the program's. */
  readonly strangers: string[];
}

interface Fixtures {
  /** A path for a notebook that is not there yet, in a folder of its own. */
  readonly notebook: string;
  /** The built program, serving that notebook. A test may stop it and start another. */
  readonly host: NotebookHost;
  /** The notebook open in a tab; the test fails where it logs an error or speaks to a stranger. */
  readonly app: Page;
}

export const test = base.extend<Fixtures>({
  // Playwright wants a pattern here even where nothing is taken from it.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  notebook: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'commonplace-e2e-'));
    await use(join(folder, 'Notebook.commonplace'));
    rmSync(folder, { recursive: true, force: true });
  },
  host: async ({ notebook }, use) => {
    const host = await startNotebookHost(notebook);
    await use(host);
    await host.stop();
  },
  app: async ({ page, host }, use) => {
    const misdeeds = watchPage(page);
    await page.goto(host.url);
    await use(page);
    expect(misdeeds, 'a page logs no error and speaks to no stranger').toEqual({
      errors: [],
      strangers: [],
    });
  },
});

export { expect };

/** Notes from now on what the page must never do. A host that was stopped on purpose is no misdeed. */
export function watchPage(page: Page): Misdeeds {
  const misdeeds: Misdeeds = { errors: [], strangers: [] };
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    if (/ERR_(CONNECTION|INCOMPLETE|NETWORK)/.test(message.text())) return;
    misdeeds.errors.push(message.text());
  });
  page.on('pageerror', (error) => {
    // Parts that are fetched ahead of need cannot be had from a host that a test has killed.
    if (/Unable to preload CSS|dynamically imported module/.test(String(error))) return;
    misdeeds.errors.push(String(error));
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.hostname === '127.0.0.1' || ['data:', 'blob:'].includes(url.protocol);
    if (!own) misdeeds.strangers.push(request.url());
  });
  return misdeeds;
}
