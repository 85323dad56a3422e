import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const ROOT = join(import.meta.dirname, '..');

/** Electron's binary, by file: importing the package would start a download. */
function electronBinary(): string | null {
  try {
    const folder = join(ROOT, 'node_modules/electron');
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

const binary = electronBinary();
const root = process.platform === 'linux' && process.getuid?.() === 0;
const screen =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

test('the notebook opens in a real window, shut off from Node and from the network', async ({
  notebook,
}) => {
  test.skip(!binary, "Electron's binary is not here; the stand-in's tests ran instead");
  test.skip(root || !screen, 'a window needs a display, and a user who is not root');
  const app = await _electron.launch({
    executablePath: binary ?? '',
    args: [ROOT, '--notebook', notebook],
  });
  const page = await app.firstWindow();
  await expect(page).toHaveTitle(/Commonplace/);
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(page.url()).toBe('app://bundle/');
  const seen = await page.evaluate(async () => ({
    require: typeof (globalThis as { require?: unknown }).require,
    process: typeof (globalThis as { process?: unknown }).process,
    bridge: Object.keys((globalThis as { commonplace?: object }).commonplace ?? {}).sort(),
    outside: await fetch('https://example.org/').then(
      () => 'reached',
      () => 'refused',
    ),
  }));
  expect(seen).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: ['request', 'subscribe'],
    outside: 'refused',
  });
  await app.close();
});
