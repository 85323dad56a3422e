// Finds a Chromium for the end-to-end tests, or installs one: what CHROMIUM names, Playwright's own, the
// system's; else Playwright's download; else Debian's package, as root. Prints its path.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { ROOT } from './ensure-built.mjs';

const DOWNLOAD_MS = 5 * 60_000;
const PACKAGE_MS = 10 * 60_000;

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const path = ensureChromium();
  console.log(path ?? 'No Chromium was found, and none could be installed.');
  process.exitCode = path ? 0 : 1;
}

/** @returns {string | null} the path of a Chromium that runs; null where none can be had */
export function ensureChromium() {
  return findChromium() ?? downloadChromium() ?? installPackage();
}

function findChromium() {
  const places = [
    process.env.CHROMIUM,
    playwrightsOwn(),
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) => [
      `/usr/bin/${name}`,
      `/usr/local/bin/${name}`,
    ]),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return places.find((path) => path && existsSync(path) && runs(path)) ?? null;
}

/** A half-installed browser, or a wrapper that only says what to install, is none. */
function runs(path) {
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}

function playwrightsOwn() {
  try {
    return createRequire(join(ROOT, 'package.json'))('@playwright/test').chromium.executablePath();
  } catch {
    return null;
  }
}

function downloadChromium() {
  console.error('Downloading Chromium for the tests…');
  const program = join(ROOT, 'node_modules/@playwright/test/cli.js');
  run(process.execPath, [program, 'install', 'chromium'], DOWNLOAD_MS);
  return findChromium();
}

function installPackage() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return null;
  }
  console.error('Installing the package chromium for the tests…');
  run('apt-get', ['update'], PACKAGE_MS);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], PACKAGE_MS);
  return findChromium();
}

function run(program, words, timeout) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(program, words, { timeout, env, stdio: ['ignore', 2, 2] });
}
