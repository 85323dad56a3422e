import type * as Electron from 'electron';

/** What of Electron the window is made from. */
export type Parts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'Menu'
  | 'dialog'
  | 'ipcMain'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
  | 'utilityProcess'
>;

/** What the window is told of the process it runs in. */
export interface Surroundings {
  /** The built preload's file. */
  readonly preload: string;
  /** The built reader of documents. */
  readonly reader: string;
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The address of the server that rebuilds the page while it is worked on. */
  readonly developmentPage: string | undefined;
}
