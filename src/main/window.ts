import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WebContents } from 'electron';
import { APP_ORIGIN, type PageAddress } from './page-address.ts';
import type { Parts } from './parts.ts';
import { windowOptions } from './window-options.ts';
import { readWindowPlace, writeWindowPlace } from './window-place.ts';

/** The one window. */
export interface NotebookWindow {
  /** Its contents; null once it is closed. */
  contents(): WebContents | null;
  /** Brings it to the front, at a place in the page where one is given. */
  show(place: string | null): void;
  /** Presses a key with the system's command key, as if the user had. */
  press(key: string, modifiers: readonly 'shift'[]): void;
}

/** A page that stops more often than this in the span is not loaded again. */
const MOST_CRASHES = 3;
const CRASH_SPAN_MS = 60_000;

/** The only place where a window is made. */
export function openWindow(parts: Parts, preload: string, page: PageAddress): NotebookWindow {
  const { app, BrowserWindow, screen } = parts;
  const folder = app.getPath('userData');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'window.json');
  const place = readWindowPlace(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow(
    windowOptions(
      preload,
      join(preload, '../../renderer/icon.png'),
      place,
      page.origin !== APP_ORIGIN,
    ),
  );
  if (place.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowPlace(file, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  // What was saved is in the core, which lives on: a page that crashed is loaded anew.
  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    crashes = [...crashes, Date.now()].filter((at) => at > Date.now() - CRASH_SPAN_MS);
    // A page that dies of what it shows would do so for ever.
    if (crashes.length <= MOST_CRASHES) void window.loadURL(page.url);
    else {
      parts.dialog.showErrorBox(
        'The page keeps stopping',
        'Everything that was saved is safe. Close the window and open it again.',
      );
    }
  });
  void window.loadURL(page.url);

  return {
    contents: () => (window.isDestroyed() ? null : window.webContents),
    show: (target) => {
      if (window.isDestroyed()) return;
      if (target) void window.loadURL(`${page.origin}/${target}`);
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    press: (keyCode, modifiers) => {
      if (window.isDestroyed()) return;
      const command = process.platform === 'darwin' ? 'meta' : 'control';
      for (const type of ['keyDown', 'keyUp'] as const) {
        window.webContents.sendInputEvent({ type, keyCode, modifiers: [command, ...modifiers] });
      }
    },
  };
}
