import { join } from 'node:path';
import * as electron from 'electron';
import { runWindow } from './run-window.ts';

/**
 * The Electron host. This file alone takes Electron itself; all others are handed what they use, so that
 * tests can hand them something else.
 */
void runWindow(electron, {
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  reader: join(import.meta.dirname, 'parse-process.js'),
  argv: process.argv,
  environment: process.env,
  // Dropped from the built program: a window never loads a page from a server there.
  developmentPage: import.meta.env.DEV ? process.env.ELECTRON_RENDERER_URL : undefined,
});
