// Imported first by every script that runs the program. On a Node that is too old for the SQLite driver
// (which would crash without a word) the script is run again by the Node that `npm install` brought; where
// there is none, one sentence says what to do. This file must be readable by every Node since 18.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** better-sqlite3 13 speaks Node-API 10: Node 22.14 and newer. */
const NEEDED_NAPI = 10;

if (Number(process.versions.napi) < NEEDED_NAPI) {
  const newer = bundledNode();
  if (!newer) {
    console.error(
      `Commonplace needs Node 22.14 or newer (this is ${process.version}). "npm install", without --omit=optional, brings one along; "npm start" then uses it.`,
    );
    process.exit(3);
  }
  process.exit(await runWith(newer));
}

/** The Node that came with the install, by file: npm links it only for its own scripts. */
function bundledNode() {
  const { platform, arch } = process;
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const file = platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const path = fileURLToPath(new URL(`../node_modules/${name}/${file}`, import.meta.url));
  return existsSync(path) ? path : null;
}

function runWith(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
}
