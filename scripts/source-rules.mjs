// What no source file of the program may hold, read from the syntax tree. Each rule names the item of the
// security list it stands for; each is tried on a planted bad sample in `source-rules.test.mjs`.
import { parseSync } from 'vite';

/** Options that open a door, by the value that opens it. Only that very value is dangerous. */
const DANGEROUS_OPTIONS = {
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  contextIsolation: false,
  sandbox: false,
  webSecurity: false,
  webviewTag: true,
  allowRunningInsecureContent: true,
  experimentalFeatures: true,
  navigateOnDragDrop: true,
  spellcheck: true,
  bypassCSP: true,
  corsEnabled: true,
  allowServiceWorkers: true,
};
/** Names of properties that may not be written or called at all. */
const FORBIDDEN_NAMES = {
  enableBlinkFeatures: 'E10',
  loadFile: 'E18',
  executeJavaScript: 'E20',
  loadExtension: 'finding 8',
  crashReporter: 'E27',
  autoUpdater: 'E27',
  appendArgument: 'E28',
  openDevTools: 'E28',
  showOpenDialog: 'E32',
  showSaveDialog: 'E32',
  getPathForFile: 'E31',
  safeStorage: 'E33',
  disableHardwareAcceleration: 'E28',
  setCertificateVerifyProc: 'E8',
  dangerouslySetInnerHTML: 'renderer',
  innerHTML: 'renderer',
  outerHTML: 'renderer',
  insertAdjacentHTML: 'renderer',
  parseFromString: 'renderer',
  createContextualFragment: 'renderer',
  setHTMLUnsafe: 'renderer',
  srcdoc: 'renderer',
  srcDoc: 'renderer',
  sendBeacon: 'P1',
};
/** Names that may be used in one file only, which is the one that is read with care. */
const ONE_PLACE = {
  appendSwitch: ['src/main/shut-network.ts'],
  ipcMain: ['src/main/parts.ts', 'src/main/run-window.ts'],
  inflateRawSync: ['src/core/import/archive-gate.ts'],
  fromBufferPromise: ['src/core/import/archive-gate.ts'],
  SaxesParser: ['src/core/import/xml-gate.ts'],
  BrowserWindow: ['src/main/window.ts', 'src/main/parts.ts'],
  loadURL: ['src/main/window.ts'],
  openExternal: ['src/main/open-external.ts', 'src/main/run-window.ts'],
  ipcRenderer: ['src/preload/index.ts'],
  setWindowOpenHandler: ['src/main/forbid-leaving.ts'],
};
/** Functions that may be called in one file only: every connection has the settings of the one that opens it. */
const CALLED_IN = {
  loadSqlite: 'src/core/store/connect.ts',
};
/** Elements that hold or fetch what is not ours; documents are shown as nodes of the editor. */
const FORBIDDEN_ELEMENTS = ['iframe', 'webview', 'object', 'embed', 'script'];
const INSECURE = /^(http|ws|wss|ftp):\/\//;
/** Addresses that are names of things, or this computer. */
const HARMLESS = /^http:\/\/(127\.0\.0\.1|www\.w3\.org\/|\$|<)/;

/**
 * What breaks a rule in one file, in sentences.
 * @param {string} file relative to the checkout, with slashes
 * @param {string} source
 */
export function checkSource(file, source) {
  const broken = [];
  const { program } = parseSync(file, source);
  const say = (node, sentence) => {
    broken.push(`${file}:${source.slice(0, node.start).split('\n').length}: ${sentence}`);
  };
  visit(program, (node) => checkNode(node, file, (sentence) => say(node, sentence)));
  return broken;
}

function checkNode(node, file, say) {
  switch (node.type) {
    case 'Property':
    case 'ObjectProperty': {
      const name = nameOf(node.key);
      checkName(name, file, say);
      const dangerous = DANGEROUS_OPTIONS[name];
      if (dangerous === undefined || !file.startsWith('src/main/')) return;
      if (node.value.type !== 'Literal') say(`${name} must be written out`);
      else if (node.value.value === dangerous) say(`${name} may not be ${dangerous}`);
      return;
    }
    case 'MemberExpression':
      checkName(nameOf(node.property), file, say);
      return;
    case 'JSXOpeningElement':
      if (FORBIDDEN_ELEMENTS.includes(node.name.name)) say(`${node.name.name} may not be shown`);
      return;
    case 'ImportSpecifier':
      checkName(nameOf(node.imported), file, say);
      return;
    case 'JSXAttribute':
      checkName(node.name.name, file, say);
      return;
    case 'CallExpression':
      if (node.callee.name === 'eval') say('eval may not be called');
      checkCall(node.callee.name, file, say);
      return;
    case 'NewExpression':
      if (node.callee.name === 'Function') say('functions may not be made from text');
      return;
    case 'Literal':
      if (typeof node.value === 'string') checkText(node.value, file, say);
      return;
    case 'TemplateElement':
      checkText(node.value.raw, file, say);
      return;
  }
}

function checkName(name, file, say) {
  // The trees of importers come from a parser, belong to no page, and can run nothing.
  if (FORBIDDEN_NAMES[name] === 'renderer' && file.startsWith('src/core/')) return;
  if (Object.hasOwn(FORBIDDEN_NAMES, name)) say(`${name} may not be used`);
  const places = Object.hasOwn(ONE_PLACE, name) ? ONE_PLACE[name] : null;
  if (places && !places.includes(file)) say(`${name} may be used in ${places.join(', ')} only`);
}

function checkCall(name, file, say) {
  const place = Object.hasOwn(CALLED_IN, name) ? CALLED_IN[name] : null;
  if (place && place !== file) say(`${name} may be called in ${place} only`);
}

function checkText(text, file, say) {
  if (/\bATTACH\b/.test(text)) say('no other database may be attached');
  // The one file that names such switches takes them away.
  const removes = file === 'src/main/shut-network.ts';
  if (!removes && /--?no-sandbox|disable-web-security/.test(text))
    say('the sandbox may not be switched off');
  const host = /^src\/(main|preload|loopback|page)\//.test(file);
  if (host && INSECURE.test(text) && !HARMLESS.test(text)) {
    // An address that goes on in a variable, `http://${host}`, is compared, never asked.
    if (text !== 'http://') say(`${text} is not secure content`);
  }
}

function nameOf(key) {
  return key?.name ?? (typeof key?.value === 'string' ? key.value : '');
}

function visit(node, see) {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, see);
    return;
  }
  if (typeof node?.type !== 'string') return;
  see(node);
  for (const value of Object.values(node)) {
    if (value && typeof value === 'object') visit(value, see);
  }
}
