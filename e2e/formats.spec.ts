import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { testPdf } from '../src/core/import/test-pdf.ts';
import { testZip } from '../src/core/import/test-zip.ts';
import { expect, test } from './fixtures.ts';
import { checkAccessibility } from './steps/check-accessibility.ts';

const REPORT = join(import.meta.dirname, '../src/core/import/fixtures/harbour-report.docx');
const PICTURE = join(REPORT, 'word/media/quay.png');
/** The full form is 1,000 files: `FOLDER_FILES=1000`. */
const FILES = Number(process.env.FOLDER_FILES ?? 60);

function report(): Buffer {
  const names = readdirSync(REPORT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(REPORT.length + 1));
  return testZip(names.map((name) => ({ name, bytes: readFileSync(join(REPORT, name)) })));
}

test('a Word document opens with its picture, and its comments stand beside it', async ({
  app,
}) => {
  await app.keyboard.press('Control+i');
  await expect(async () => {
    await app.keyboard.press('Control+i');
    await expect(app.getByTestId('import-files')).toBeAttached({ timeout: 500 });
  }).toPass();
  await app
    .getByTestId('import-files')
    .setInputFiles({ name: 'report.docx', mimeType: '', buffer: report() });
  await app.getByRole('button', { name: 'Add 1 file' }).click();
  await expect(app.getByRole('main')).toContainText('The board raised the tolls in 1911.');
  const picture = app.getByRole('img', { name: 'The quay in 1911' });
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(8);
  await expect(app.getByText('The minutes say otherwise.').first()).toBeVisible();
});

test('a page from the web is asked about where it is in one’s own network, and reads without it', async ({
  app,
}) => {
  const words = 'The board met for three hours and adjourned without a vote. '.repeat(12);
  const server = createServer((request, response) => {
    const isPicture = request.url === '/quay.png';
    response.writeHead(200, { 'content-type': isPicture ? 'image/png' : 'text/html' });
    response.end(
      isPicture
        ? readFileSync(PICTURE)
        : `<title>The toll of the harbour</title><article><h1>The toll of the harbour</h1><p>${words}</p><p><img src="quay.png" alt="The quay"></p><p>${words}</p></article>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/toll`;
  await expect(async () => {
    await app.keyboard.press('Control+i');
    await expect(app.getByTestId('import-files')).toBeAttached({ timeout: 500 });
  }).toPass();
  await app.getByRole('textbox', { name: 'A page of the web' }).fill(url);
  await app.keyboard.press('Enter');
  await expect(app.getByText('127.0.0.1 is in your own network')).toBeVisible();
  await checkAccessibility(app, 'the question about an address');
  if (process.env.SHOTS) await app.screenshot({ path: join(process.env.SHOTS, 'add-web.png') });
  await app.getByRole('button', { name: 'Fetch anyway' }).click();
  await expect(app.getByRole('main')).toContainText('The board met for three hours');
  await new Promise((resolve) => server.close(resolve));
  await app.reload();
  await app.getByRole('option', { name: /The toll of the harbour/ }).click();
  const picture = app.getByRole('img', { name: 'The quay' });
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(8);
});

test('a folder of mixed files is cancelled half-way, and added again comes in whole, but for what is named', async ({
  app,
}) => {
  test.setTimeout(60_000 + FILES * 1_000);
  const { folder, bad } = mixedFolder();
  const add = async (): Promise<void> => {
    await expect(async () => {
      await app.keyboard.press('Control+i');
      await expect(app.getByTestId('import-folder')).toBeAttached({ timeout: 500 });
    }).toPass();
    await app.getByTestId('import-folder').setInputFiles(folder);
    await app.getByRole('button', { name: `Add ${FILES} files` }).click();
  };
  const region = app.getByRole('region', { name: 'Imports' });
  const report = app.getByRole('dialog', { name: 'Import' });
  await add();
  await expect(region.getByRole('progressbar')).toBeVisible();
  const done = async (): Promise<number> =>
    Number(/Adding: ([\d,]+) of/.exec((await region.textContent()) ?? '')?.[1]?.replace(',', ''));
  await expect.poll(done, { timeout: 60_000 }).toBeGreaterThanOrEqual(FILES / 5);
  await shoot(app, 'folder-running');
  await region.getByRole('button', { name: 'Cancel' }).click();
  await expect(region).toContainText(/cancelled/i);
  await region.getByRole('button', { name: 'Report' }).click();
  await expect(report).toContainText(/Cancelled: \d+ added, .*\d+ not read/);
  await shoot(app, 'folder-cancelled');
  const [, first = '0'] = /Cancelled: (\d+) added/.exec((await report.textContent()) ?? '') ?? [];
  expect(Number(first)).toBeLessThan(FILES - bad.length);
  await report.getByRole('button', { name: 'Dismiss' }).click();

  await add();
  await expect(app.getByText(`— ${FILES - bad.length} articles`)).toBeVisible({
    timeout: FILES * 1_000 + 30_000,
  });
  await region.getByRole('button', { name: 'Report' }).click();
  const known = Number(first) > 0 ? `${first} already in the library, ` : '';
  await expect(report).toContainText(
    `${FILES - bad.length - Number(first)} added, ${known}${bad.length} failed`,
  );
  for (const { name, reason } of bad.slice(0, 3)) {
    await expect(report.getByRole('listitem').filter({ hasText: name }).first()).toContainText(
      reason,
    );
  }
  await checkAccessibility(app, 'the report of an import');
  await shoot(app, 'folder-report');
  rmSync(folder, { recursive: true });
});

/** A folder of so many files of five kinds, one in twenty of which cannot be read. */
function mixedFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-folder-'));
  mkdirSync(join(folder, 'deep'));
  const bad: { name: string; reason: string }[] = [];
  for (let at = 0; at < FILES; at += 1) {
    const words = `Number ${at} is a file of its own.`;
    const write = (ending: string, bytes: string | Buffer): string => {
      const name = `${at}.${ending}`;
      writeFileSync(join(folder, at % 3 === 0 ? 'deep' : '.', name), bytes);
      return name;
    };
    // Long enough in reading that somebody can cancel.
    if (SLOW.includes(at)) write('html', `<title>Long ${at}</title>${LONG}`);
    else if (at % 20 === 19) {
      const isEmpty = at % 40 === 19;
      const name = isEmpty ? write('txt', '') : write('pdf', '%PDF-1.7 no more of it');
      bad.push({ name, reason: isEmpty ? 'is empty' : 'damaged' });
    } else if (at % 5 === 0) write('pdf', testPdf([{ words: [{ text: words, x: 50, y: 700 }] }]));
    else if (at % 5 === 1) write('md', `# Note ${at}\n\n${words}\n`);
    else if (at % 5 === 2) write('txt', `Text ${at}\n\n${words}\n`);
    else if (at % 5 === 3) write('html', `<title>Page ${at}</title><p>${words.repeat(8)}</p>`);
    else write('srt', `1\n00:00:0${at % 10},000 --> 00:00:12,000\n${words}\n`);
  }
  return { folder, bad };
}

/** In the middle of the folder, and after. */
const SLOW = [FILES / 2, (FILES * 3) / 4].map((at) => Math.floor(at / 30) * 30 + 1);
const LONG = `<p>${'<b>word <i>and</i></b> '.repeat(8_000)}</p>`;

/** For people to look at: in both themes, and in a small window, where `SHOTS` names a folder. */
async function shoot(app: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme });
    await app.screenshot({
      path: join(folder, `${name}-${colorScheme}.png`),
      animations: 'disabled',
    });
  }
  await app.setViewportSize({ width: 800, height: 600 });
  await app.screenshot({ path: join(folder, `${name}-small.png`) });
  await app.setViewportSize({ width: 1280, height: 800 });
  await app.emulateMedia({ colorScheme: null });
}
