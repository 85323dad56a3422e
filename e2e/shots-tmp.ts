import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumOptions } from './chromium-options.ts';
import { startNotebookHost } from './notebook-host.ts';
import { SIZES, THEMES, VIEWS } from './screenshots/views.ts';
const folder = '/tmp/revisions/shots'; mkdirSync(folder, { recursive: true });
const host = await startNotebookHost(join(mkdtempSync('/tmp/revisions/s-'), 'Reading on reading.commonplace'));
const browser = await chromium.launch(chromiumOptions());
const page = await browser.newPage({ viewport: SIZES.wide, locale: 'en-GB' });
page.setDefaultTimeout(15000);
await page.goto(host.url);
await page.getByRole('button', { name: 'Add', exact: true }).waitFor();
const names = process.argv.slice(2);
try {
for (const view of VIEWS.filter(({ name }) => names.includes(name))) for (const size of ['wide', 'small'] as const) {
  try {
  await page.setViewportSize(SIZES[size]); await page.reload();
  await page.getByRole('button', { name: 'Add', exact: true }).waitFor(); await page.waitForTimeout(900);
  await view.show(page, size);
  for (const theme of THEMES) { await page.emulateMedia({ colorScheme: theme }); await page.waitForTimeout(400); await page.screenshot({ path: join(folder, `${view.name}-${theme}-${size}.png`) }); }
  } catch (e) { console.log(view.name, size, String(e).split('\n')[0]); await page.screenshot({ path: join(folder, `${view.name}-failed-${size}.png`) }); }
} } finally { await browser.close(); await host.stop(); }
