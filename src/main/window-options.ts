import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowPlace } from './window-place.ts';

/**
 * How the one window is made. Every guard is written out, so that a changed default of a later Electron
 * changes nothing here.
 * @param preload the built preload's file
 */
export function windowOptions(
  preload: string,
  place: WindowPlace,
  devTools: boolean,
): BrowserWindowConstructorOptions {
  const { maximized: _, ...bounds } = place;
  return {
    ...bounds,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Commonplace',
    webPreferences: {
      preload,
      devTools,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // Electron would fetch dictionaries from a server.
      spellcheck: false,
      navigateOnDragDrop: false,
      // Electron's own default is ISO-8859-1.
      defaultEncoding: 'UTF-8',
    },
  };
}
