import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { openBrowser } from './open-browser.ts';

const ADDRESS = 'http://127.0.0.1:1234/#code=one-time';
const folder = mkdtempSync(join(tmpdir(), 'commonplace-browser-'));
const told = join(folder, 'told');

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(told, { force: true });
});

/** A browser that only writes down what it was started with. */
function plantBrowser(): void {
  const program = join(folder, 'xdg-open');
  writeFileSync(
    program,
    `#!/bin/sh\nprintf '%s' "$1" > '${told}.new'; mv '${told}.new' '${told}'\n`,
  );
  chmodSync(program, 0o755);
  vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`);
}

test.runIf(process.platform === 'linux')(
  'the browser is led to the address without its code among the words it was started with',
  async () => {
    plantBrowser();
    vi.stubEnv('DISPLAY', ':0');
    const forget = openBrowser(ADDRESS);
    await expect.poll(() => existsSync(told)).toBe(true);
    const word = readFileSync(told, 'utf8');
    // Browsers from a snap or a flatpak cannot read the file.
    if (existsSync('/snap/bin') || existsSync('/var/lib/flatpak/exports/bin')) {
      expect(word).toBe(ADDRESS);
      return;
    }
    expect(word).not.toContain('one-time');
    const file = fileURLToPath(word);
    expect(readFileSync(file, 'utf8')).toContain(`url=${ADDRESS}"`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    forget();
    expect(existsSync(file)).toBe(false);
  },
);

test.runIf(process.platform === 'linux')('without a display nothing is started', async () => {
  plantBrowser();
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  openBrowser(ADDRESS)();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(existsSync(told)).toBe(false);
});
