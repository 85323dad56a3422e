import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowPlace } from './window-place.ts';

/**
 * How the one window is made. Every guard is written out, so that a changed default of a later Electron
 * changes nothing here.
 * @param preload the built preload's file
 * @param icon the picture for the task bar
 */
export function windowOptions(
  preload: string,
  icon: string,
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
    icon,
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
