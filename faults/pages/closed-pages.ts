import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumOptions } from '../../e2e/chromium-options.ts';
import { type Fault, type Run, Skipped } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { type BrowserHost, startBrowserHost } from './browser-host.ts';

/** How a page ends. */
const ENDS = ['closed', 'reloaded', 'crashed'] as const;
/** What its user did last: wrote on, or saved. */
const DEEDS = ['wrote', 'saved'] as const;
const SOON_MS = 50;
/** Characters of an article that a window shows at once. */
const NEAR = 1000;
/** A request that left with its page has arrived by then, or never does. */
const ARRIVES_MS = 3000;

/**
 * F21: in a real Chromium a page is closed, loaded anew or crashes within 50 ms of a keystroke or of saving. What
 * the page was told is kept or saved is there; what was written and not saved is offered back on the next page,
 * whole.
 */
export const closedPages: Fault = {
  id: 'F21',
  title: 'a page is closed, reloaded or crashes within 50 ms of an edit',
  saboteurs: ['s5'],
  least: {
    full: { tried: 200, acknowledged: 200 },
    small: { tried: 12, acknowledged: 12 },
  },
  run: async (run) => {
    const path = join(run.folder, 'n.commonplace');
    await makeBase(join(run.folder, 'base.commonplace'));
    cpSync(join(run.folder, 'base.commonplace'), path);
    const browser = await chromium.launch(chromiumOptions()).catch((error: Error) => {
      throw new Skipped(`Chromium cannot be started here: ${error.message.split('\n')[0]}`);
    });
    const host = await startBrowserHost(path);
    try {
      await endPages(run, browser, host);
    } finally {
      await browser.close();
      host.kill('SIGTERM');
      await host.ended;
    }
    const verdict = await judge(path);
    if (verdict.kind !== 'sound') run.tally.corrupt(JSON.stringify(verdict));
  },
};

interface Noted {
  readonly id: string;
  readonly quote: string;
  readonly article: string;
}

async function endPages(run: Run, browser: Browser, host: BrowserHost): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript((token) => sessionStorage.setItem('token', token), host.token);
  const passages = await notedPassages(host);
  let late = 0;
  let page: Page | null = null;
  for (const round of run.each(Array.from({ length: run.count(240, 12) }, (_, n) => n))) {
    const passage = passages[round % passages.length] as Noted;
    const end = ENDS[round % ENDS.length] ?? 'closed';
    const deed = DEEDS[Math.floor(round / ENDS.length) % DEEDS.length] ?? 'wrote';
    page ??= await newPage(context, host);
    const outcome = await endPage(run, { page, host, passage, end, deed, round });
    if (!outcome.told) late += 1;
    page = outcome.next;
  }
  run.note(`${late} of the last edits had not been answered when the page ended`);
}

async function notedPassages(host: BrowserHost): Promise<Noted[]> {
  const reply = await host.call('passages.list', {});
  if (!reply.ok) throw new Error(reply.failure.message);
  const { passages } = reply.value as {
    passages: {
      id: string;
      quote: string;
      articleTitle: string;
      ranges: { start: number }[];
    }[];
  };
  // Those that are in sight when their article is opened.
  return passages
    .filter(({ ranges, quote }) => (ranges[0]?.start ?? 0) < NEAR && !nameOf(quote).includes('\n'))
    .map(({ id, quote, articleTitle }) => ({ id, quote, article: articleTitle }));
}

interface Ending {
  readonly page: Page;
  readonly host: BrowserHost;
  readonly passage: Noted;
  readonly end: (typeof ENDS)[number];
  readonly deed: (typeof DEEDS)[number];
  readonly round: number;
}

async function newPage(context: BrowserContext, host: BrowserHost): Promise<Page> {
  const page = await context.newPage();
  await page.goto(host.address.href);
  return page;
}

/** @returns whether the last edit was answered while the page lived, and the page that was opened afterwards */
async function endPage(
  run: Run,
  { page, host, passage, end, deed, round }: Ending,
): Promise<{ readonly told: boolean; readonly next: Page }> {
  const { tally } = run;
  const where = `round ${round}, ${deed} and ${end}`;
  const first = `Round ${round} begins`;
  const whole = `${first} and goes on`;
  const told = listen(page, run.saboteur === 's5');
  await openNote(page, passage);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(first);
  await until(() => told.has('drafts.keep', first));
  await page.keyboard.insertText(' and goes on');
  if (deed === 'saved') {
    await until(() => told.has('drafts.keep', whole));
    await page.keyboard.press('ControlOrMeta+Enter');
  }
  await pause(run.random.whole(0, SOON_MS));
  const acknowledged =
    deed === 'saved' ? told.has('passages.edit', whole) : told.has('drafts.keep', whole);
  const alive = await endIt(page, end);
  tally.tried();
  // What was written before was answered in any case.
  tally.acknowledged(acknowledged ? 2 : 1);
  // A page that crashes may take its last words along; one that is closed may not.
  const must = acknowledged || deed === 'saved' || end !== 'crashed' ? whole : first;
  let found = await look(host, passage.id);
  for (let waited = 0; !isThere(found, must) && waited < ARRIVES_MS; waited += 100) {
    await pause(100);
    found = await look(host, passage.id);
  }
  const saved = deed === 'saved' && acknowledged;
  if (saved && found.note !== whole)
    tally.lost(1, `${where}: the note was saved, and says “${found.note}”`);
  else if (!isThere(found, must))
    tally.lost(1, `${where}: “${must}” is neither saved nor kept: ${JSON.stringify(found)}`);
  const { draft } = found;
  if (draft !== null && draft !== first && draft !== whole) {
    tally.half(`${where}: what is kept is “${draft}”`);
  }
  const context = page.context();
  if (!alive && !page.isClosed()) await page.close();
  const next = alive ? page : await newPage(context, host);
  if (draft !== null && draft !== found.note && !(await isOffered(next, draft)))
    tally.wrong(`${where}: “${draft}” is kept and not offered back`);
  if (draft !== null) await host.call('drafts.drop', { name: `note:${passage.id}` });
  return { told: acknowledged, next };
}

interface Found {
  readonly note: string;
  readonly draft: string | null;
}

function isThere({ note, draft }: Found, text: string): boolean {
  return note.startsWith(text) || (draft?.startsWith(text) ?? false);
}

async function look(host: BrowserHost, id: string): Promise<Found> {
  const [listed, drafts] = await Promise.all([
    host.call('passages.list', { ids: [id] }),
    host.call('drafts.list', {}),
  ]);
  if (!listed.ok || !drafts.ok) throw new Error('the host does not answer');
  const { passages } = listed.value as { passages: { note: string }[] };
  const kept = drafts.value as { name: string; text: string }[];
  return {
    note: passages[0]?.note ?? '',
    draft: kept.find(({ name }) => name === `note:${id}`)?.text ?? null,
  };
}

/** What of this page's edits was answered with yes while it lived. */
function listen(page: Page, lies: boolean): { has(call: string, text: string): boolean } {
  const answered: string[] = [];
  const remember = (body: string | null): void => {
    if (body) answered.push(body);
  };
  if (lies) {
    void page.route('**/rpc', async (route) => {
      const body = route.request().postData() ?? '';
      if (!/"(?:drafts\.keep|passages\.edit)"/.test(body)) return route.continue();
      // The saboteur says yes, and the commit comes some time.
      remember(body);
      await route.fulfill({ json: { ok: true, value: body.includes('passages.edit') ? [] : {} } });
    });
  }
  page.on('response', (response) => {
    if (response.ok()) remember(response.request().postData());
  });
  return {
    has: (call, text) =>
      answered.some((body) => {
        const sent = JSON.parse(body) as {
          call?: string;
          params?: { text?: string; note?: { markdown: string } };
        };
        return sent.call === call && (sent.params?.text ?? sent.params?.note?.markdown) === text;
      }),
  };
}

async function openNote(page: Page, { quote, article }: Noted): Promise<void> {
  await page.getByText(article, { exact: true }).first().click();
  const card = page.getByRole('article', { name: new RegExp(escaped(nameOf(quote))) }).first();
  await card.waitFor();
  await card.focus();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: /^Note on/ }).waitFor();
}

/** The words by which its card is found. */
function nameOf(quote: string): string {
  return quote.slice(0, 40);
}

/** @returns whether the page lives on */
async function endIt(page: Page, end: Ending['end']): Promise<boolean> {
  switch (end) {
    case 'closed':
      await page.close();
      return false;
    case 'reloaded':
      await page.reload();
      return true;
    case 'crashed': {
      const session = await page.context().newCDPSession(page);
      const gone = new Promise((resolve) => page.once('crash', resolve));
      void session.send('Page.crash').catch(() => undefined);
      await gone;
      return false;
    }
  }
}

/** Whether a page that was just opened offers what is kept. */
async function isOffered(page: Page, draft: string): Promise<boolean> {
  const notices = page.getByRole('region', { name: 'Notices' });
  try {
    await notices.getByText(`is kept: “${draft}”`).waitFor({ timeout: 15_000 });
    return true;
  } catch {
    return false;
  }
}

async function until(done: () => boolean): Promise<void> {
  for (let waited = 0; !done(); waited += 5) {
    if (waited > 20_000) throw new Error('the page was not answered');
    await pause(5);
  }
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
