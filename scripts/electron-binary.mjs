// Looks for Electron's binary by file. Importing the package instead would start a download.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './ensure-built.mjs';

const PACKAGE = join(ROOT, 'node_modules/electron');
const RELEASES = 'https://github.com/electron/electron/releases/download/';
const PROBE_MS = 10_000;
const DOWNLOAD_MS = 10 * 60_000;
const BLIND_DOWNLOAD_MS = 60_000;

/** The binary's path, or null where it was not downloaded. */
export function electronBinary() {
  try {
    const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist');
    const path = join(folder, readFileSync(join(PACKAGE, 'path.txt'), 'utf8').trim());
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/**
 * Why no window can be opened on this machine, whatever is downloaded; null where one can. As root
 * Chromium refuses to start with its sandbox, and without it we do not start it.
 */
export function whyNoWindow(platform = process.platform, environment = process.env) {
  if (platform !== 'linux') return null;
  if (process.getuid?.() === 0) return 'as root a window cannot be sandboxed';
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) {
    return 'a window needs a display, and there is none';
  }
  return null;
}

/**
 * Downloads the binary with Electron's own program. It is asked for first whether the download can be
 * reached at all, so that a machine without network waits seconds, not minutes.
 * @returns null when it is there now, else why not, in a few words
 */
export async function downloadElectron() {
  const proxied = Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy);
  if (!proxied && !(await isReachable())) return 'its download cannot be reached';
  console.error('Downloading Electron, once (about 110 MB)…');
  const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill(), proxied ? BLIND_DOWNLOAD_MS : DOWNLOAD_MS);
  await new Promise((resolve) => child.on('close', resolve).on('error', resolve));
  clearTimeout(timer);
  return electronBinary() ? null : 'its download failed';
}

async function isReachable() {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? RELEASES;
  const address = `${mirror.replace(/\/?$/, '/')}v${version}/SHASUMS256.txt`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PROBE_MS) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
