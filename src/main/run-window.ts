import { resolve } from 'node:path';
import { CallFailure } from '../contract/failure.ts';
import { defaultNotebook } from '../core/default-notebook.ts';
import { type CoreThread, startCore } from '../core/start-core.ts';
import { readPageFiles } from '../page/page-files.ts';
import { type CommandWords, placeOfLink, readCommandWords } from './command-words.ts';
import { forbidLeaving } from './forbid-leaving.ts';
import { guardSession } from './guard-session.ts';
import { importFiles } from './import-files.ts';
import { menuTemplate } from './menu.ts';
import { openExternal } from './open-external.ts';
import { APP_ORIGIN, APP_PAGE, type PageAddress } from './page-address.ts';
import type { Parts, Surroundings } from './parts.ts';
import { profileFolder } from './profile-folder.ts';
import { quietFaults } from './quiet-faults.ts';
import { serveCalls } from './serve-calls.ts';
import { pageScheme, servePage } from './serve-page.ts';
import { shutNetwork } from './shut-network.ts';
import { utilityReader } from './start-reader.ts';
import { type NotebookWindow, openWindow } from './window.ts';

const CANNOT_USE = 3;

/** Opens the notebook in a window; a second start of the same notebook shows the first one's window. */
export async function runWindow(parts: Parts, surroundings: Surroundings): Promise<void> {
  const { app, dialog, protocol } = parts;
  const words = readCommandWords(ownWords(surroundings.argv, app.isPackaged), process.cwd());
  const notebook = resolve(
    words.notebook ?? (surroundings.environment.COMMONPLACE_NOTEBOOK || defaultNotebook()),
  );
  quietFaults(process);
  app.enableSandbox();
  if (!surroundings.developmentPage) shutNetwork(app.commandLine);
  protocol.registerSchemesAsPrivileged([pageScheme]);
  app.setPath('userData', profileFolder(app.getPath('appData'), notebook));
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  const asked = collectWords(app);
  await app.whenReady();
  try {
    const core = await startCore(notebook, {
      host: 'the window',
      startReader: utilityReader(parts.utilityProcess, surroundings.reader),
    });
    const follow = runOpenNotebook(parts, surroundings, core);
    follow(words);
    asked.handTo(follow);
  } catch (error) {
    dialog.showErrorBox('The notebook cannot be opened', sentenceOf(error));
    app.exit(CANNOT_USE);
  }
}

/** @returns what brings in documents and goes to places */
function runOpenNotebook(
  parts: Parts,
  surroundings: Surroundings,
  core: CoreThread,
): (words: CommandWords) => void {
  const { app, dialog, ipcMain, Menu, protocol, session, shell } = parts;
  const page = pageAddress(surroundings.developmentPage);
  let window: NotebookWindow | null = null;
  const ask = (address: string): void => {
    void openExternal(address, {
      ask: async (question) => (await dialog.showMessageBox(question)).response,
      open: (safe) => shell.openExternal(safe),
    });
  };

  servePage(protocol, readPageFiles());
  guardSession(session.defaultSession, page);
  app.on('session-created', (created) => guardSession(created, page));
  app.on('web-contents-created', (_event, contents) => forbidLeaving(contents, page, ask));
  serveCalls(ipcMain, core, () => window?.contents() ?? null, page);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(process.platform, page.origin !== APP_ORIGIN, {
        undo: () => window?.press('Z', []),
        redo: () => window?.press('Z', ['shift']),
      }),
    ),
  );
  app.setAsDefaultProtocolClient('commonplace');
  app.on('window-all-closed', () => app.quit());
  closeBeforeQuit(app, core);

  window = openWindow(parts, surroundings.preload, page);
  return ({ files, place }) => {
    window?.show(place);
    importFiles(core, files).then(
      (left) => {
        if (left.length > 0) dialog.showErrorBox('Not brought in', left.join('\n'));
      },
      (error) => dialog.showErrorBox('Not brought in', sentenceOf(error)),
    );
  };
}

/**
 * What the system asks of the running program: a second start, a file or a link to open. Listened to from
 * the very start, because a Mac asks before anything is ready.
 */
function collectWords(app: Parts['app']): { handTo(follow: (words: CommandWords) => void): void } {
  const waiting: CommandWords[] = [];
  let take = (words: CommandWords): void => {
    waiting.push(words);
  };
  app.on('second-instance', (_event, argv, folder) =>
    take(readCommandWords(ownWords(argv, app.isPackaged), folder)),
  );
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take({ notebook: null, files: [path], place: null });
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    take({ notebook: null, files: [], place: placeOfLink(link) });
  });
  return {
    handTo: (follow) => {
      take = follow;
      for (const words of waiting.splice(0)) follow(words);
    },
  };
}

/** The notebook is closed before the program ends, whatever ends it. */
function closeBeforeQuit(app: Parts['app'], core: CoreThread): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    void core.close().finally(() => app.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => app.quit());
  }
}

function pageAddress(developmentPage: string | undefined): PageAddress {
  if (!developmentPage) return { origin: APP_ORIGIN, url: APP_PAGE };
  return { origin: new URL(developmentPage).origin, url: developmentPage };
}

/** The words a user gave: a packaged program is one word, in a checkout Electron and a folder are two. */
function ownWords(argv: readonly string[], packaged: boolean): readonly string[] {
  return argv.slice(packaged ? 1 : 2);
}

function sentenceOf(error: unknown): string {
  if (error instanceof CallFailure) return error.message;
  return `A fault of the program: ${error instanceof Error ? error.message : error}`;
}
