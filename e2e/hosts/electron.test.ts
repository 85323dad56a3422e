import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronHost, startElectronHost } from './electron-host.ts';
import { hostileAddresses, traversals } from './hostile-addresses.ts';
import type { FrameForm } from './stand-in-commands.ts';

const ROOT = join(import.meta.dirname, '../..');
const REFUSED = { ok: false, failure: { code: 'refused' } };

let folder = '';
let host: ElectronHost;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-electron-'));
  host = await startElectronHost(join(folder, 'Notebook.commonplace'));
});

afterAll(async () => {
  expect(await host.quit()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

describe('the window', () => {
  test('E2 E3 E4 E6 E12 E27 E31 E36 there is one, and every guard is written out', async () => {
    const made = await host.calls('BrowserWindow');
    expect(made).toHaveLength(1);
    const [options] = made[0] as [{ webPreferences: Record<string, unknown> }];
    const { preload, ...preferences } = options.webPreferences;
    expect(preload).toBe(join(ROOT, 'out/preload/index.cjs'));
    // The whole list: a preference that is added must be added here, with its reason.
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      defaultEncoding: 'UTF-8',
      devTools: false,
    });
  });

  test('E4 the sandbox is on for all, before anything is ready', async () => {
    expect(await host.calls('app.enableSandbox')).toHaveLength(1);
  });

  test('E25 E28 no switch opens a door, and no host can be found', async () => {
    // The whole list: a switch that is added must be added here, with its reason.
    expect(await host.calls('commandLine.appendSwitch')).toEqual([
      ['host-resolver-rules', 'MAP * ~NOTFOUND'],
    ]);
    expect(await host.calls('commandLine.appendArgument')).toEqual([]);
    const removed = (await host.calls('commandLine.removeSwitch')).flat();
    for (const name of ['remote-debugging-port', 'remote-debugging-pipe', 'proxy-server']) {
      expect(removed).toContain(name);
    }
    expect(await host.calls('contents.setWebRTCIPHandlingPolicy')).toEqual([
      ['disable_non_proxied_udp'],
    ]);
  });

  test('E18 it shows the page from its own scheme, never a file', async () => {
    expect(await host.calls('window.loadURL')).toEqual([['app://bundle/']]);
    expect(await host.calls('window.loadFile')).toEqual([]);
    expect(await host.calls('protocol.registerSchemesAsPrivileged')).toEqual([
      [
        [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }],
        // Too late once the app is ready.
        false,
      ],
    ]);
  });

  test('E29 a second start of the same notebook is noticed', async () => {
    expect(await host.calls('app.requestSingleInstanceLock')).toHaveLength(1);
  });

  test('E27 nothing reports, updates or phones home', async () => {
    for (const name of [
      'crashReporter.start',
      'autoUpdater.checkForUpdates',
      'autoUpdater.setFeedURL',
    ]) {
      expect(await host.calls(name)).toEqual([]);
    }
    expect(await host.calls('session.setProxy')).toEqual([[{ mode: 'direct' }]]);
  });
});

describe('E7 E18 the page', () => {
  interface Fetched {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }
  const fetchPage = (url: string, method = 'GET'): Promise<Fetched> =>
    host.play<Fetched>({ kind: 'fetch', url, method });
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lexical pdf-worker',
  ].join('; ');

  test('is served whole, with its policy', async () => {
    const page = await fetchPage('app://bundle/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const built = readFileSync(join(ROOT, 'out/renderer/index.html'));
    expect(page.body).toBe(built.toString('base64'));
    const script = /src="\.(\/assets\/[^"]+\.js)"/.exec(built.toString())?.[1];
    expect((await fetchPage(`app://bundle${script}`)).status).toBe(200);
    expect((await fetchPage('app://bundle/#passage=1')).status).toBe(200);
  });

  test('has with it what draws PDFs, each file as what it is', async () => {
    const wanted = [
      [/^pdf\.worker.*\.mjs$/, 'text/javascript; charset=utf-8'],
      [/^openjpeg_nowasm_fallback\.js$/, 'text/javascript; charset=utf-8'],
      [/^jbig2_nowasm_fallback\.js$/, 'text/javascript; charset=utf-8'],
      [/^UniJIS-UTF16-H-.*\.bcmap$/, 'application/octet-stream'],
      [/^FoxitSerif-.*\.pfb$/, 'application/octet-stream'],
    ] as const;
    const names = readdirSync(join(ROOT, 'out/renderer/assets'));
    // Those are under the GPL.
    expect(names.filter((name) => name.includes('Liberation'))).toEqual([]);
    for (const [pattern, type] of wanted) {
      const name = names.find((one) => pattern.test(one));
      const answer = await fetchPage(`app://bundle/assets/${name}`);
      expect(answer.headers['content-type'], String(pattern)).toBe(type);
      const bytes = readFileSync(join(ROOT, 'out/renderer/assets', name ?? ''));
      expect(answer.body, name).toBe(bytes.toString('base64'));
    }
  });

  test('every answer bears the same policy', async () => {
    for (const [url, method] of [
      ['app://bundle/', 'GET'],
      ['app://bundle/nowhere', 'GET'],
      ['app://bundle/', 'POST'],
    ] as const) {
      const { headers } = await fetchPage(url, method);
      expect(headers['content-security-policy']).toBe(policy);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test(`${traversals.length} ways round it lead nowhere`, async () => {
    expect(traversals.length).toBeGreaterThanOrEqual(60);
    for (const path of traversals) {
      const answer = await fetchPage(`app://bundle/${path}`);
      expect(answer.status, path).toBe(404);
      expect(answer.body).toBe('');
    }
  });

  test('other hosts of the scheme have nothing', async () => {
    for (const url of hostileAddresses) expect((await fetchPage(url)).status, url).toBe(404);
  });
});

describe('E13 E14 E24 nothing leads elsewhere', () => {
  test(`${hostileAddresses.length} addresses are refused to every kind of navigation`, async () => {
    expect(hostileAddresses.length).toBeGreaterThanOrEqual(60);
    for (const url of hostileAddresses) {
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
        expect(await host.play({ kind: 'navigate', event, url }), `${event} ${url}`).toBe(true);
      }
      expect(await host.play({ kind: 'open', url })).toEqual({ action: 'deny' });
    }
    expect(await host.calls('BrowserWindow')).toHaveLength(1);
    expect(await host.calls('shell.openExternal')).toEqual([]);
  });

  test('a frame may not even show the page itself', async () => {
    const event = 'will-frame-navigate';
    const url = 'app://bundle/';
    expect(await host.play({ kind: 'navigate', event, url, isMainFrame: false })).toBe(true);
    expect(await host.play({ kind: 'navigate', event, url, isMainFrame: true })).toBe(false);
  });

  test('no webview is attached', async () => {
    const event = 'will-attach-webview';
    expect(await host.play({ kind: 'navigate', event, url: 'app://bundle/' })).toBe(true);
  });

  test('requests that leave the page are cancelled, as documents and as parts', async () => {
    for (const url of hostileAddresses) {
      for (const resourceType of ['mainFrame', 'subFrame', 'xhr', 'script', 'webSocket', 'ping']) {
        expect(await host.play({ kind: 'request', url, resourceType }), url).toEqual({
          cancel: true,
        });
      }
    }
    for (const [url, resourceType] of [
      ['app://bundle/', 'mainFrame'],
      ['app://bundle/assets/x.js', 'script'],
      ['data:image/png;base64,AA==', 'image'],
      ['blob:app://bundle/1', 'xhr'],
    ] as const) {
      expect(await host.play({ kind: 'request', url, resourceType })).toEqual({ cancel: false });
    }
  });

  test('E26 only what the page made can be downloaded', async () => {
    for (const url of [...hostileAddresses, 'app://bundle/']) {
      expect(await host.play({ kind: 'download', url }), url).toBe(true);
    }
    expect(await host.play({ kind: 'download', url: 'blob:app://bundle/1' })).toBe(false);
  });

  test('E15 a clicked link is shown whole and opened only after a yes', async () => {
    const url = 'https://example.org/a?b=c';
    await host.play({ kind: 'box', answer: 1 });
    await host.play({ kind: 'open', url });
    expect(await host.calls('shell.openExternal')).toEqual([]);
    await host.play({ kind: 'box', answer: 0 });
    await host.play({ kind: 'open', url });
    await host.play({ kind: 'open', url: 'https://user:word@example.org/' });
    await expect.poll(() => host.calls('shell.openExternal')).toEqual([[url]]);
    const questions = (await host.calls('dialog.showMessageBox')).map(([box]) => box);
    expect(questions.at(-1)).toMatchObject({ detail: url, cancelId: 1, defaultId: 1 });
    await host.play({ kind: 'box', answer: 1 });
  });
});

describe('E5 permissions', () => {
  const types = readFileSync(join(ROOT, 'node_modules/electron/electron.d.ts'), 'utf8');
  const signature = /setPermissionRequestHandler\(handler:.*?permission: ([^,]*),/.exec(types)?.[1];
  const permissions = [...(signature ?? '').matchAll(/'([\w-]+)'/g)].map(([, name]) => name ?? '');

  test('every one that Electron knows is denied, but for copying from the page itself', async () => {
    expect(permissions.length).toBeGreaterThan(40);
    for (const name of permissions) {
      for (const [from, isMainFrame] of [
        ['app://bundle/', true],
        ['app://bundle/', false],
        ['https://evil.test/', true],
        ['app://bundle.evil.test/', true],
        ['', true],
      ] as const) {
        const allowed =
          name === 'clipboard-sanitized-write' && from === 'app://bundle/' && isMainFrame;
        expect(await host.play({ kind: 'permission', name, from, isMainFrame })).toEqual({
          requested: allowed,
          checked: allowed,
          device: false,
        });
      }
    }
  });
});

describe('E17 messages', () => {
  test('there is one channel in, and nothing else listens', async () => {
    expect(await host.calls('ipcMain.handle')).toEqual([['request']]);
    for (const name of ['ipcMain.on', 'ipcMain.once', 'ipcMain.handleOnce']) {
      expect(await host.calls(name)).toEqual([]);
    }
  });

  const at = (origin: string, url: string): FrameForm => ({ kind: 'at', origin, url });
  const senders: readonly (readonly [string, 'ours' | 'other', FrameForm])[] = [
    ['a frame that is gone', 'ours', { kind: 'none' }],
    ['a destroyed frame', 'ours', { kind: 'destroyed' }],
    ['a detached frame', 'ours', { kind: 'detached' }],
    ['a frame inside the page', 'ours', { kind: 'child' }],
    ['a frame that only looks like the main frame', 'ours', { kind: 'copy' }],
    ['the main frame of other contents', 'other', { kind: 'main' }],
    ['a web page', 'ours', at('https://evil.test', 'https://evil.test/')],
    ['a local server', 'ours', at('http://127.0.0.1:5173', 'http://127.0.0.1:5173/')],
    ['a file', 'ours', at('file://', 'file:///etc/passwd')],
    ['an opaque origin', 'ours', at('null', 'app://bundle/')],
    ['another host of the scheme', 'ours', at('app://evil', 'app://evil/')],
    ['a longer host', 'ours', at('app://bundle.evil.test', 'app://bundle.evil.test/')],
    ['an empty page of our origin', 'ours', at('app://bundle', 'about:blank')],
    ['a data page of our origin', 'ours', at('app://bundle', 'data:text/html,x')],
    ['an upper-case origin', 'ours', at('APP://BUNDLE', 'APP://BUNDLE/')],
  ];
  test.each(senders)('from %s are refused', async (_name, sender, frame) => {
    const words = ['tags.add', { path: 'Planted' }];
    expect(await host.play({ kind: 'message', sender, frame, words })).toMatchObject(REFUSED);
    const tags = await host.transport.request('tags.list', {});
    expect(tags).toEqual({ ok: true, value: [] });
  });

  test('from the page are answered; a call that does not fit its schema is refused by field', async () => {
    const message = (...words: unknown[]): Promise<unknown> =>
      host.play({ kind: 'message', sender: 'ours', frame: { kind: 'main' }, words });
    expect(await message('tags.list', {})).toEqual({ ok: true, value: [] });
    expect(await message({ call: 'tags.list' })).toMatchObject(REFUSED);
    expect(await message()).toMatchObject(REFUSED);
    expect(await message('tags.list', { planted: 1 })).toMatchObject({
      ok: false,
      failure: { code: 'bad-params' },
    });
    expect(await message('__proto__', {})).toMatchObject({ failure: { code: 'bad-params' } });
  });
});

test('E20 the page gets two functions, frozen, and nothing of Electron', async () => {
  expect(await host.calls('contextBridge.exposeInMainWorld')).toEqual([
    ['commonplace', ['request: function', 'subscribe: function'], true],
  ]);
});

test('E30 a file and a link that the system hands over take the same way', async () => {
  const file = join(folder, 'Opened.txt');
  writeFileSync(file, 'Opened\n\nA paragraph that was double-clicked.\n');
  const before = (await host.calls('window.loadURL')).length;
  expect(await host.play({ kind: 'system', event: 'open-file', word: file })).toBe(true);
  await expect
    .poll(() => host.transport.request('articles.list', { query: 'double-clicked' }), {
      timeout: 15_000,
    })
    .toMatchObject({ ok: true, value: { total: 1 } });
  const open = (word: string) => host.play({ kind: 'system', event: 'open-url', word });
  for (const link of ['javascript:alert(1)', 'commonplace://evil/../../x', 'file:///etc/passwd']) {
    expect(await open(link)).toBe(true);
  }
  expect(await host.calls('window.loadURL')).toHaveLength(before);
  await open('commonplace://article/0199-cd');
  expect((await host.calls('window.loadURL')).at(-1)).toEqual(['app://bundle/#article=0199-cd']);
});

test('E34 a page whose process died is loaded again, and not for ever', async () => {
  const loaded = async (): Promise<number> => (await host.calls('window.loadURL')).length;
  const before = await loaded();
  await host.play({ kind: 'crash', reason: 'clean-exit' });
  expect(await loaded()).toBe(before);
  for (let crash = 0; crash < 6; crash += 1) await host.play({ kind: 'crash', reason: 'oom' });
  expect(await loaded()).toBe(before + 3);
  expect((await host.calls('dialog.showErrorBox')).at(-1)?.[0]).toBe('The page keeps stopping');
  // What was saved is there: the notebook is no part of the page.
  expect(await host.transport.request('notebook.info', {})).toMatchObject({ ok: true });
});

test('E30 documents and links from the command line go through the import, and only to places', async () => {
  const file = join(folder, 'Handed over.txt');
  writeFileSync(file, 'Handed over\n\nA first paragraph of the text.\n\nAnd a second one.\n');
  await host.play({ kind: 'argv', words: [file, 'commonplace://passage/0199-ab'] });
  await expect
    .poll(() => host.transport.request('articles.list', {}), { timeout: 15_000 })
    .toMatchObject({ ok: true, value: { total: 1 } });
  expect((await host.calls('window.loadURL')).at(-1)).toEqual(['app://bundle/#passage=0199-ab']);
  const before = (await host.calls('window.loadURL')).length;
  for (const link of [
    'commonplace://passage/../../x',
    'commonplace:javascript:alert(1)',
    'commonplace://evil/1',
    'https://evil.test/',
    'javascript:alert(1)',
  ]) {
    await host.play({ kind: 'argv', words: [link] });
  }
  expect(await host.calls('window.loadURL')).toHaveLength(before);
});

test('E23 documents are read in a process of their own, without the environment', async () => {
  const file = join(folder, 'Read apart.txt');
  writeFileSync(file, 'Read apart\n\nA paragraph that another process reads.\n');
  const bytes = readFileSync(file).toString('base64');
  const row = await host.transport.request('import.file', { name: 'Read apart.txt', bytes });
  expect(row).toMatchObject({ ok: true, value: { status: 'added' } });
  const started = await host.calls('utilityProcess.fork');
  expect(started).toHaveLength(1);
  const [program, , options] = started[0] as [string, string[], Record<string, unknown>];
  expect(program).toBe(join(ROOT, 'out/main/parse-process.js'));
  expect(options).toEqual({
    serviceName: 'Commonplace reader',
    execArgv: ['--max-old-space-size=512'],
    env: {},
    stdio: 'ignore',
  });
});

test('a notebook that is open elsewhere is said in words, and nothing opens', async () => {
  const second = await startElectronHost(join(folder, 'Notebook.commonplace'));
  expect(await second.exited).toBe(3);
});

describe('what was built', () => {
  const built = (folder: string): [string, string][] =>
    readdirSync(join(ROOT, 'out', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.c?js$/.test(entry.name))
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]);

  test('E4 the preload is one file that takes nothing but Electron', () => {
    const files = built('preload');
    expect(files.map(([name]) => name)).toEqual(['index.cjs']);
    const taken = [...(files[0]?.[1] ?? '').matchAll(/require\(["'](.*?)["']\)/g)];
    expect(taken.map(([, name]) => name)).toEqual(['electron']);
  });

  test('E2 the page takes nothing of Node', () => {
    for (const [name, text] of built('renderer')) {
      expect(/from\s*["']node:|process\.binding|require\(["']/.test(text), name).toBe(false);
    }
  });

  test('E1 no address of what was built is insecure, but names of things and this computer', () => {
    const harmless =
      /^http:\/\/($|\$\{|\[|127\.0\.0\.1|document\.invalid\/|www\.w3\.org\/|www\.ibm\.com\/data\/dtd\/|json-schema\.org\/|scripts\.sil\.org\/OFL|www\.apache\.org\/licenses\/|ns\.adobe\.com\/|www\.xfa\.org\/schema\/|example\.com$|dom\.spec\.whatwg\.org\/|github\.com\/janl\/)/;
    const found = [...built('main'), ...built('preload'), ...built('renderer')].flatMap(
      ([, text]) => text.match(/\b(?:http|ws|ftp):\/\/[^"'`\s)<>,;\\]*/g) ?? [],
    );
    expect(found.length).toBeGreaterThan(10);
    expect([...new Set(found)].filter((address) => !harmless.test(address))).toEqual([]);
  });

  test('E11 L24 the page has no webview, no frame, and listens to no message of other pages', () => {
    for (const [name, text] of built('renderer')) {
      expect(/createElement\([`"'](?:webview|iframe)|<webview|<iframe/.test(text), name).toBe(
        false,
      );
      // The editor hears a dictation program's messages, and of those only what bears the page's own origin.
      const listeners = [...text.matchAll(/([\w$]*)\.?addEventListener\([`"']message[`"']/g)];
      if (name.includes('original-pane')) {
        // What draws PDFs hears the ports of its own worker, and no window.
        expect(listeners.length, name).toBe(2);
        for (const [, of] of listeners)
          expect(['', 'window', 'self', 'globalThis']).not.toContain(of);
      } else if (listeners.length > 0) {
        expect(text, name).toContain('nuanria_messaging');
        expect(text, name).toMatch(/\.origin!==/);
      }
      expect(/serviceWorker\.register/.test(text), name).toBe(false);
    }
  });

  test('E1 the window loads no page from a server', () => {
    for (const [name, text] of built('main')) {
      expect(text.includes('ELECTRON_RENDERER_URL'), name).toBe(false);
    }
  });
});
