// `npm start`: opens the notebook in a window; where that cannot be, says why in one line and opens it in a
// browser. `--browser` asks for that directly; `--no-open` leaves opening it to you; `--port N`;
// `--notebook FILE`; other words are documents to bring in.
import './fitting-node.mjs';
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { downloadElectron, electronBinary, whyNoWindow } from './electron-binary.mjs';
import { ensureBuilt, ROOT } from './ensure-built.mjs';
import { runCli } from './run-cli.mjs';

/** A window that dies within this time, without having been told to, never was one. */
const STILLBORN_MS = 5000;
const CANNOT_USE = 3;

const options = readOptions();
if (!options) process.exitCode = 2;
else if (!ensureBuilt()) process.exitCode = CANNOT_USE;
else if (options.browser) await openBrowserHost(options);
else {
  const reason = await openWindow(options);
  if (reason) {
    console.error(`No window: ${reason}. Opening the notebook in your browser instead.`);
    await openBrowserHost(options);
  }
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        browser: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        notebook: { type: 'string' },
        port: { type: 'string' },
      },
    });
    return { ...values, files: positionals };
  } catch (error) {
    console.error(error.message.split('. ')[0]);
    return null;
  }
}

/** @returns why there is no window; null when there was one and it was closed */
async function openWindow({ notebook, files }) {
  const impossible = whyNoWindow();
  if (impossible) return impossible;
  if (!electronBinary()) {
    const failed = await downloadElectron();
    if (failed) return `Electron is not here and ${failed}`;
  }
  const words = [...(notebook ? ['--notebook', notebook] : []), ...files];
  const environment = { ...process.env };
  // Set by some terminals that are Electron programs themselves; it would make ours a plain Node.
  delete environment.ELECTRON_RUN_AS_NODE;
  const started = Date.now();
  const child = spawn(electronBinary(), [ROOT, ...words], { stdio: 'inherit', env: environment });
  let told = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      told = true;
      child.kill(signal);
    });
  }
  const status = await new Promise((resolve) => {
    child.on('exit', resolve).on('error', () => resolve(1));
  });
  const stillborn = Date.now() - started < STILLBORN_MS && !told;
  if (status !== 0 && status !== CANNOT_USE && stillborn) {
    return `Electron stopped at once (${status ?? 'by a signal'})`;
  }
  process.exitCode = status ?? 0;
  return null;
}

async function openBrowserHost({ notebook, port, files, ...rest }) {
  if (files.length > 0) {
    console.error('Documents are brought in from the page here: drop them on it.');
  }
  console.error('Opening the notebook for a browser. Ctrl+C closes it.');
  await runCli([
    ...(notebook ? ['--notebook', notebook] : []),
    'serve',
    ...(port ? ['--port', port] : []),
    ...(rest['no-open'] ? [] : ['--open']),
  ]);
}
