import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Long enough for a slow browser to start; the code in the file is dead by then. */
const KEPT_MS = 60_000;

/**
 * Opens `address` in the user's browser, where there is one. Failing is silent: the address was printed.
 *
 * The address holds the launch code, and other users can read the words that programs are started with; so
 * the browser is given a private file that leads there. Browsers from a snap or a flatpak cannot read such
 * a file and get the address itself; its code is good once.
 * @returns the way to remove the file early
 */
export function openBrowser(address: string): () => void {
  const [program, ...words] = opener();
  if (!program) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'notebook-'));
  const file = join(folder, 'open.html');
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><title>Opening the notebook</title><meta http-equiv="refresh" content="0;url=${address}">`,
    { mode: 0o600 },
  );
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  setTimeout(remove, KEPT_MS).unref();
  const target = readsPrivateFiles() ? pathToFileURL(file).href : address;
  const child = spawn(program, [...words, target], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
  return remove;
}

function opener(): string[] {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const display = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!display) return [];
  const found = ['xdg-open', 'google-chrome', 'chromium', 'firefox'].find((name) =>
    (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name))),
  );
  return found ? [found] : [];
}

function readsPrivateFiles(): boolean {
  return !['/snap/bin', '/var/lib/flatpak/exports/bin'].some((folder) => existsSync(folder));
}
