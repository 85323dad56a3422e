/**
 * A stand-in for the package `electron`: it records what the built program asks of Electron, and lets a
 * test play the part of Chromium (a navigation, a permission asked for, a message from some frame). It is
 * put in the package's place by `register-stand-in.ts` and driven over the process's own channel.
 */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, Command, FrameForm } from './stand-in-commands.ts';

const calls: Call[] = [];
const record = (name: string, ...words: unknown[]): void => {
  calls.push({ name, words: JSON.parse(JSON.stringify(words)) as unknown[] });
};

/** Functions that are only recorded. */
const recorded = (
  owner: string,
  ...names: string[]
): Record<string, (...words: unknown[]) => void> =>
  Object.fromEntries(
    names.map((name) => [name, (...words: unknown[]) => record(`${owner}.${name}`, ...words)]),
  );

type Handler = (...words: never[]) => unknown;
/** Functions that were handed over, by who took them. */
const handlers = new Map<string, Handler>();
const takes = (owner: string, ...names: string[]): Record<string, (handler: Handler) => void> =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (handler: Handler) => {
        record(`${owner}.${name}`);
        handlers.set(`${owner}.${name}`, handler);
      },
    ]),
  );
const handlerOf = (name: string): ((...words: unknown[]) => unknown) => {
  const handler = handlers.get(name);
  if (!handler) throw new Error(`nobody handed over ${name}`);
  return handler as (...words: unknown[]) => unknown;
};

const profile = process.env.STAND_IN_PROFILE ?? join(tmpdir(), 'stand-in');
let boxAnswer = 1;

class Contents extends EventEmitter {
  url = '';
  readonly mainFrame = {
    origin: 'app://bundle',
    url: 'app://bundle/',
    parent: null,
    detached: false,
    isDestroyed: () => false,
  };
  readonly sent: unknown[] = [];
  getURL = (): string => this.url;
  send = (channel: string, event: unknown): void => {
    pageListeners.get(channel)?.forEach((listener) => {
      listener({}, structuredClone(event));
    });
  };
  setWindowOpenHandler = (handler: Handler): void => {
    handlers.set('contents.setWindowOpenHandler', handler);
  };
  setWebRTCIPHandlingPolicy = (policy: string): void =>
    record('contents.setWebRTCIPHandlingPolicy', policy);
  sendInputEvent = (event: unknown): void => record('contents.sendInputEvent', event);
}

const windows: BrowserWindow[] = [];

export class BrowserWindow extends EventEmitter {
  readonly webContents = new Contents();
  constructor(options: { webPreferences: { preload: string } }) {
    super();
    record('BrowserWindow', options);
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    createRequire(import.meta.url)(options.webPreferences.preload);
  }
  isDestroyed = (): boolean => false;
  isMinimized = (): boolean => false;
  isMaximized = (): boolean => false;
  getNormalBounds = (): object => ({ x: 0, y: 0, width: 1280, height: 800 });
  async loadURL(url: string): Promise<void> {
    record('window.loadURL', url);
    this.webContents.url = url;
    setImmediate(() => this.emit('ready-to-show'));
  }
  loadFile(path: string): void {
    record('window.loadFile', path);
  }
  show = (): void => record('window.show');
  focus = (): void => record('window.focus');
  maximize = (): void => record('window.maximize');
  restore = (): void => record('window.restore');
}

let ready = false;
export const app = Object.assign(new EventEmitter(), {
  ...recorded(
    'app',
    'enableSandbox',
    'setPath',
    'setAsDefaultProtocolClient',
    'disableHardwareAcceleration',
  ),
  commandLine: recorded('commandLine', 'appendSwitch', 'appendArgument', 'removeSwitch'),
  isPackaged: false,
  getPath: () => profile,
  requestSingleInstanceLock: () => {
    record('app.requestSingleInstanceLock');
    return true;
  },
  whenReady: async () => {
    record('app.whenReady');
    ready = true;
  },
  isReady: () => ready,
  quit: () => {
    record('app.quit');
    app.emit('will-quit', { preventDefault: () => undefined });
  },
  exit: (status: number) => process.exit(status),
});

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown) =>
    record('protocol.registerSchemesAsPrivileged', schemes, ready),
  handle: (scheme: string, handler: Handler) => {
    record('protocol.handle', scheme);
    handlers.set(`protocol.${scheme}`, handler);
  },
};

export const session = {
  defaultSession: {
    ...takes(
      'session',
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
      'setDisplayMediaRequestHandler',
    ),
    setProxy: async (config: unknown) => record('session.setProxy', config),
    on: (event: string, handler: Handler) => handlers.set(`session.${event}`, handler),
    webRequest: takes('webRequest', 'onBeforeRequest'),
  },
};

export const ipcMain = {
  handle: (channel: string, handler: Handler) => {
    record('ipcMain.handle', channel);
    handlers.set(`ipc.${channel}`, handler);
  },
  on: (channel: string) => record('ipcMain.on', channel),
  handleOnce: (channel: string) => record('ipcMain.handleOnce', channel),
  once: (channel: string) => record('ipcMain.once', channel),
};

export const dialog = {
  showErrorBox: (title: string, words: string) => record('dialog.showErrorBox', title, words),
  showMessageBox: async (question: unknown) => {
    record('dialog.showMessageBox', question);
    return { response: boxAnswer };
  },
};

export const shell = {
  openExternal: async (address: string) => record('shell.openExternal', address),
};

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (template: unknown) => record('Menu.setApplicationMenu', template),
};

/** A process of Electron's kind, made of Node's: what runs in it finds `process.parentPort`. */
class Utility extends EventEmitter {
  readonly #child;
  constructor(file: string, words: string[], options: { execArgv: string[] }) {
    super();
    const port = join(import.meta.dirname, 'utility-port.ts');
    const execArgv = [...options.execArgv, '--import', port];
    this.#child = fork(file, words, {
      execArgv,
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => this.emit('exit', code ?? 1));
  }
  postMessage = (message: unknown): void => {
    this.#child.send(message as object);
  };
  kill = (): boolean => this.#child.kill('SIGKILL');
}

export const utilityProcess = {
  fork: (file: string, words: string[], options: { execArgv: string[] }) => {
    record('utilityProcess.fork', file, words, options);
    return new Utility(file, words, options);
  },
};

export const crashReporter = recorded('crashReporter', 'start');
export const autoUpdater = recorded('autoUpdater', 'checkForUpdates', 'setFeedURL');

// What the preload sees.
const pageListeners = new Map<string, Set<(event: unknown, value: unknown) => void>>();
interface Exposed {
  request(call: string, params: unknown): Promise<unknown>;
  subscribe(listener: (event: unknown) => void): () => void;
}
let exposed: Exposed | null = null;

export const contextBridge = {
  exposeInMainWorld: (name: string, api: object) => {
    const names = Object.entries(api).map(([key, value]) => `${key}: ${typeof value}`);
    record('contextBridge.exposeInMainWorld', name, names.sort(), Object.isFrozen(api));
    exposed = api as Exposed;
    exposed.subscribe((event) => process.send?.({ kind: 'event', event }));
  },
};

export const ipcRenderer = {
  invoke: async (channel: string, ...words: unknown[]) => {
    const contents = windows[0]?.webContents;
    const event = { sender: contents, senderFrame: contents?.mainFrame };
    return structuredClone(await handlerOf(`ipc.${channel}`)(event, ...structuredClone(words)));
  },
  on: (channel: string, listener: (event: unknown, value: unknown) => void) => {
    const all = pageListeners.get(channel) ?? new Set();
    pageListeners.set(channel, all.add(listener));
  },
  off: (channel: string, listener: (event: unknown, value: unknown) => void) =>
    pageListeners.get(channel)?.delete(listener),
};

// The part of Chromium, played by the test.
process.on('message', async ({ id, command }: { id: number; command: Command }) => {
  try {
    process.send?.({ kind: 'answer', id, value: await play(command) });
  } catch (error) {
    process.send?.({ kind: 'answer', id, error: String(error) });
  }
});

async function play(command: Command): Promise<unknown> {
  const contents = windows[0]?.webContents;
  switch (command.kind) {
    case 'calls':
      return calls;
    case 'page':
      return exposed?.request(command.call, command.params);
    case 'navigate': {
      let prevented = false;
      const details = {
        url: command.url,
        isMainFrame: command.isMainFrame ?? true,
        preventDefault: () => {
          prevented = true;
        },
      };
      contents?.emit(command.event, details, command.url);
      return prevented;
    }
    case 'open':
      return handlerOf('contents.setWindowOpenHandler')({ url: command.url });
    case 'box':
      boxAnswer = command.answer;
      return null;
    case 'permission': {
      const details = { requestingUrl: command.from, isMainFrame: command.isMainFrame };
      const requested = await new Promise((resolve) => {
        handlerOf('session.setPermissionRequestHandler')(contents, command.name, resolve, details);
      });
      const checked = handlerOf('session.setPermissionCheckHandler')(
        contents,
        command.name,
        command.from,
        details,
      );
      return { requested, checked, device: handlerOf('session.setDevicePermissionHandler')({}) };
    }
    case 'request': {
      const { url, resourceType } = command;
      return new Promise((resolve) => {
        handlerOf('webRequest.onBeforeRequest')({ url, resourceType }, resolve);
      });
    }
    case 'download': {
      let prevented = false;
      const event = {
        preventDefault: () => {
          prevented = true;
        },
      };
      handlerOf('session.will-download')(event, { getURL: () => command.url });
      return prevented;
    }
    case 'fetch': {
      const { url, method } = command;
      const handle = handlerOf('protocol.app');
      const response = (await handle({ url, method })) as Response;
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()).toString('base64'),
      };
    }
    case 'message': {
      const sender = command.sender === 'ours' ? contents : new Contents();
      const event = { sender, senderFrame: frameOf(sender, command.frame) };
      return handlerOf('ipc.request')(event, ...command.words);
    }
    case 'argv':
      app.emit('second-instance', {}, ['electron', '.', ...command.words], process.cwd());
      return null;
    case 'system': {
      let prevented = false;
      const event = {
        preventDefault: () => {
          prevented = true;
        },
      };
      app.emit(command.event, event, command.word);
      return prevented;
    }
    case 'crash':
      contents?.emit('render-process-gone', {}, { reason: command.reason });
      return null;
    case 'quit':
      app.quit();
      return null;
  }
}

function frameOf(sender: Contents | undefined, form: FrameForm): unknown {
  const main = sender?.mainFrame;
  switch (form.kind) {
    case 'none':
      return null;
    case 'main':
      return main;
    case 'copy':
      return { ...main };
    case 'child':
      return { ...main, parent: main };
    case 'destroyed':
      return Object.assign(Object.create(main ?? null), { isDestroyed: () => true });
    case 'detached':
      return { ...main, detached: true };
    case 'at':
      // The very main frame, while it stands elsewhere.
      return new Proxy(main ?? {}, {
        get: (target, key) =>
          key === 'origin' ? form.origin : key === 'url' ? form.url : Reflect.get(target, key),
      });
  }
}
