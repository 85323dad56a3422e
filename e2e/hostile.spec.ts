import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Canary, startCanary } from '../src/core/import/test-canary.ts';
import { test as base, expect } from './fixtures.ts';
import { fillHostileNotebook, type HostileNotebook } from './hostile-notebook.ts';

/** Every so manyeth of the hostile strings is taken; 1 for all of them. */
const STEP = Number(process.env.HOSTILE_STEP ?? 4);

/** A notebook that is hostile in every place, and what is heard of it from outside. */
const test = base.extend<{ hostile: HostileNotebook; canary: Canary }>({
  notebook: async ({ notebook }, use) => {
    const filled = await fillHostileNotebook(notebook, STEP);
    base.skip(filled === null, 'there are no corpora beside the checkout');
    kept.set(notebook, filled as HostileNotebook);
    await use(notebook);
    kept.delete(notebook);
  },
  hostile: async ({ notebook }, use) => use(kept.get(notebook) as HostileNotebook),
  // Playwright wants a pattern here even where nothing is taken from it.
  // biome-ignore lint/correctness/noEmptyPattern: see above
  canary: async ({}, use) => {
    const canary = await startCanary();
    await use(canary);
    await canary.close();
  },
});
const kept = new Map<string, HostileNotebook>();

/** Counts, on a page and all it opens, what hostile text would do if it were more than text. */
async function watchForHarm(page: Page, own: string): Promise<() => Promise<object>> {
  const harm = { dialogs: 0, pages: 0, requests: [] as string[] };
  page.on('dialog', (dialog) => {
    harm.dialogs += 1;
    void dialog.dismiss();
  });
  page.context().on('page', () => {
    harm.pages += 1;
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !/^(data|blob):/.test(url)) harm.requests.push(url);
  });
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(globalThis, { broken });
    document.addEventListener('securitypolicyviolation', (event) => {
      broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return async () => ({
    ...harm,
    ...(await page.evaluate(() => ({
      // Not even the second wall, the policy, was needed.
      broken: (globalThis as unknown as { broken?: string[] }).broken ?? [],
      ran: '__pwned' in globalThis || 'polluted' in {},
      elements: document.querySelectorAll(
        'script:not([src]), iframe, object, embed, form[action], base, link[rel=import], meta[http-equiv=refresh], svg script, [onerror], [onload], [onclick], [onfocus]',
      ).length,
    }))),
  });
}

const UNHARMED = { dialogs: 0, pages: 0, requests: [], broken: [], ran: false, elements: 0 };

test('P2 nothing hostile runs or calls out in any view: reading, notes, tags, search, export, print', async ({
  page,
  host,
  hostile,
  canary,
}) => {
  test.setTimeout(600_000);
  const harm = await watchForHarm(page, new URL(host.url).origin);
  await page.goto(host.url);
  await expect(page.getByRole('listbox').first()).toBeVisible();
  const stages: string[] = [];
  const stage = async (name: string): Promise<void> => {
    stages.push(name);
    expect(await harm(), name).toEqual(UNHARMED);
    expect(canary.hits, name).toEqual([]);
  };
  await stage('the list and the sidebar');

  for (const { id, words } of hostile.articles) {
    await page.evaluate((article) => {
      location.hash = `#article=${article}`;
    }, id);
    await expect(page.locator('.reader__sheet')).toContainText(words, { timeout: 30_000 });
    await stage(`reading ${words}`);
  }
  const pdf = await page.pdf();
  expect(pdf.length).toBeGreaterThan(1000);
  await stage('printing');

  await page.evaluate((article) => {
    location.hash = `#article=${article}`;
  }, hostile.noted);
  await expect(page.getByRole('document', { name: 'Noted' })).toContainText('Sentence 0');
  await expect(page.getByRole('article', { name: /^Highlight 1 of/ })).toBeVisible();
  await stage('the margin');
  for (let at = 1; at <= 10; at += 1) {
    const card = page.getByRole('article', { name: new RegExp(`^Highlight ${at} of`) });
    await card.focus();
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: /^Note on/ })).toContainText(
      at <= 8 ? 'A note of its own.' : /./,
    );
    await page.keyboard.press('Escape');
    await stage(`note ${at}`);
  }

  const box = page.getByRole('combobox', { name: /search/i }).first();
  for (const query of hostile.queries) {
    await box.fill(query.replace(/[\r\n]+/g, ' '));
    await box.press('Enter');
    await stage(`searching ${query}`);
  }

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+e');
  await page
    .getByRole('combobox', { name: 'What', exact: true })
    .selectOption({ label: 'The whole library' });
  const formats = page.getByRole('dialog').getByRole('radio');
  await expect(formats.first()).toBeVisible();
  for (let at = 0; at < (await formats.count()); at += 1) {
    await formats.nth(at).check({ force: true });
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText(/./);
    await stage(`previewing export ${at}`);
  }
  console.log(
    `hostile text: ${hostile.articles.length} articles of markup, ${hostile.passages} notes, ${hostile.queries.length} queries, ${stages.length} stages, ${canary.hits.length} requests`,
  );
});

test('P3 P12 what was exported runs nothing and fetches nothing when it is opened', async ({
  page,
  hostile,
  canary,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-exports-'));
  const harm = await watchForHarm(page, 'file://');
  const pages = hostile.exports.filter(({ mediaType }) => mediaType === 'text/html');
  expect(pages.length).toBeGreaterThan(0);
  for (const [at, { text }] of pages.entries()) {
    const file = join(folder, `${at}.html`);
    writeFileSync(file, text);
    await page.goto(`file://${file}`);
    await expect(page.locator('main')).toContainText('Sentence 0');
    const fetched = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) =>
        ['src', 'srcset', 'data', 'poster', 'background', 'style', 'xlink:href', 'action', 'ping']
          .filter((name) => element.hasAttribute(name) && name !== 'style')
          .map((name) => `${element.tagName} ${name}`),
      ),
    );
    expect(fetched).toEqual([]);
    const links = await page.evaluate(() => [...document.links].map(({ protocol }) => protocol));
    for (const protocol of links)
      expect(['http:', 'https:', 'mailto:', 'commonplace:']).toContain(protocol);
    expect(await harm()).toEqual(UNHARMED);
  }
  expect(canary.hits).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

base('no text becomes markup or script by any function of the page', async ({ page, host }) => {
  // Not watched for errors: each refusal is one on the console.
  await page.goto(host.url);
  await expect(page.locator('#root')).not.toBeEmpty();
  const done = await page.evaluate(() => {
    const tries: Record<string, () => unknown> = {
      innerHTML: () => {
        document.createElement('p').innerHTML = '<b>x</b>';
      },
      parse: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      fragment: () => document.createRange().createContextualFragment('<b>x</b>'),
      script: () => {
        document.createElement('script').text = 'globalThis.__pwned = 1';
      },
      source: () => {
        document.createElement('script').src = 'data:text/javascript,1';
      },
      srcdoc: () => {
        document.createElement('iframe').srcdoc = '<b>x</b>';
      },
      policy: () =>
        (
          globalThis as unknown as {
            trustedTypes: { createPolicy(name: string, of: object): void };
          }
        ).trustedTypes.createPolicy('own', {}),
    };
    return Object.entries(tries).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [name];
      } catch {
        return [];
      }
    });
  });
  expect(done).toEqual([]);
});
