// `npm run dev`: the program while it is worked on. In a window where Electron can run, else (or with
// `--browser`) in a browser: the page from Vite's server, with hot reload, and the core from source, started
// anew when one of its files changes. The notebook is a scratch one unless `--notebook FILE` names another.
import './fitting-node.mjs';
import { spawn } from 'node:child_process';
import { createServer as createNetServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { electronBinary, whyNoWindow } from './electron-binary.mjs';
import { ensureBuilt, ROOT } from './ensure-built.mjs';

const { values } = parseArgs({
  options: { browser: { type: 'boolean', default: false }, notebook: { type: 'string' } },
});
const notebook = resolve(values.notebook ?? join(ROOT, '.dev/Notebook.commonplace'));

const reason = whyNoWindow() ?? (electronBinary() ? null : 'Electron is not here');
if (!values.browser && reason === null) developInWindow();
else {
  if (!values.browser) console.error(`No window: ${reason}. Use a browser.`);
  await developInBrowser();
}

function developInWindow() {
  const program = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js');
  const child = spawn(process.execPath, [program, 'dev', '--watch', '--', '--notebook', notebook], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  child.on('exit', (status) => process.exit(status ?? 0));
}

async function developInBrowser() {
  // The host wants to see a built page, though Vite's is the one that is shown.
  if (!ensureBuilt()) process.exit(3);
  const port = await freePort();
  let token = '';
  const server = await createServer({
    configFile: false,
    root: join(ROOT, 'src/renderer'),
    publicDir: join(ROOT, 'resources/icons'),
    plugins: [react(), { name: 'token', transformIndexHtml: () => [tokenTag(token)] }],
    // The page holds the token: no page of another origin may read it.
    server: { host: '127.0.0.1', cors: false, proxy: proxies(`http://127.0.0.1:${port}`) },
  });
  const core = spawn(
    process.execPath,
    [
      ...['--watch', 'src/cli/index.ts', '--notebook', notebook, '--debug', '--json'],
      ...['serve', '--port', String(port)],
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  core.on('exit', (status) => process.exit(status ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => core.kill(signal));
  createInterface({ input: core.stdout }).on('line', async (line) => {
    if (!line.startsWith('{')) return;
    token = await exchange(JSON.parse(line).url);
    server.ws.send({ type: 'full-reload', path: '*' });
  });
  await server.listen();
  server.printUrls();
}

/** The page gets the running host's token whenever it is loaded: a new core needs no new address. */
function tokenTag(token) {
  const children = `sessionStorage.setItem('token', ${JSON.stringify(token)})`;
  return { tag: 'script', children, injectTo: 'head-prepend' };
}

/** To the host, the page that Vite serves looks like its own. */
function proxies(target) {
  const configure = (proxy) => {
    proxy.on('proxyReq', (request) => {
      if (request.hasHeader('origin')) request.setHeader('origin', target);
    });
  };
  return Object.fromEntries(
    ['/rpc', '/session', '/proof', '/events'].map((path) => [
      path,
      { target, changeOrigin: true, configure },
    ]),
  );
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createNetServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function exchange(url) {
  const { origin, hash } = new URL(url);
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code: hash.slice('#code='.length) }),
  });
  return (await answer.json()).token;
}
