import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from './boundaries.mjs';
import { checkSource } from './source-rules.mjs';

const ROOT = join(import.meta.dirname, '..');

test('E2 to E20: no source file of the program breaks a rule', () => {
  const files = sourceFiles().filter(
    (file) => file.startsWith('src/') && !/\.test\.|\/test-/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(
    files.flatMap((file) => checkSource(file, readFileSync(join(ROOT, file), 'utf8'))),
  ).toEqual([]);
});

test.each([
  ['src/main/planted.ts', 'const a = { nodeIntegration: true };'],
  ['src/main/planted.ts', 'const a = { nodeIntegration: !0 };'],
  ['src/main/planted.ts', 'const on = true; const a = { nodeIntegrationInWorker: on };'],
  ['src/main/planted.ts', 'const a = { "contextIsolation": false };'],
  ['src/main/planted.ts', 'const a = { sandbox: false };'],
  ['src/main/planted.ts', 'const a = { webSecurity: false };'],
  ['src/main/planted.ts', 'const a = { webviewTag: true };'],
  ['src/main/planted.ts', 'const a = { allowRunningInsecureContent: true };'],
  ['src/main/planted.ts', 'const a = { experimentalFeatures: true };'],
  ['src/main/planted.ts', "const a = { enableBlinkFeatures: 'X' };"],
  ['src/main/planted.ts', 'const a = { bypassCSP: true };'],
  ['src/main/planted.ts', "window.loadFile('index.html');"],
  ['src/main/planted.ts', "window['loadFile']('index.html');"],
  ['src/main/planted.ts', "contents.executeJavaScript('1');"],
  ['src/main/planted.ts', 'new electron.BrowserWindow({});'],
  ['src/main/planted.ts', "window.loadURL('app://bundle/');"],
  ['src/main/planted.ts', "shell.openExternal('https://a.test');"],
  ['src/main/planted.ts', 'electron.crashReporter.start({});'],
  ['src/main/planted.ts', "app.commandLine.appendSwitch('x');"],
  ['src/main/planted.ts', 'contents.openDevTools();'],
  ['src/main/planted.mts', "contents['openDevTools']();"],
  ['src/main/planted.cts', 'dialog.showOpenDialog({});'],
  ['src/main/planted.js', "electron.ipcMain.on('x', () => {});"],
  ['src/main/planted.ts', "import { ipcMain } from 'electron';"],
  ['src/main/planted.ts', "electron.safeStorage.encryptString('x');"],
  ['src/core/import/planted.ts', "import { inflateRawSync } from 'node:zlib';"],
  ['src/core/import/planted.ts', "import { SaxesParser } from 'saxes';"],
  ['src/renderer/planted.tsx', 'const a = <iframe src="x" />;'],
  ['src/renderer/planted.tsx', 'const a = <webview />;'],
  ['src/renderer/planted.tsx', 'const a = <object data="x" />;'],
  ['src/renderer/planted.ts', "new DOMParser().parseFromString('<p>', 'text/html');"],
  ['src/renderer/planted.ts', 'webUtils.getPathForFile(file);'],
  ['src/main/planted.ts', "const a = ['--no-sandbox'];"],
  ['src/main/planted.ts', "fetch('http://evil.test/');"],
  ['src/main/planted.ts', "const a = 'ws://evil.test/';"],
  ['src/loopback/planted.ts', "eval('1');"],
  ['src/core/planted.ts', "new Function('return 1');"],
  ['src/core/planted.ts', "db.loadExtension('x');"],
  ['src/core/planted.ts', "db.exec('ATTACH DATABASE ? AS other');"],
  ['src/core/planted.ts', 'new (loadSqlite())(path);'],
  ['src/renderer/planted.ts', "window.ipcRenderer.send('x');"],
  ['src/renderer/planted.ts', "element.innerHTML = '<b>';"],
  ['src/renderer/planted.tsx', 'const a = <p dangerouslySetInnerHTML={{ __html: 1 }} />;'],
])('%s: %s is named', (file, source) => {
  expect(checkSource(file, source)).not.toEqual([]);
});
