// `npm run package`: the desktop program for this system, in dist/. The packager is large and not needed for
// anything else, so it is not installed with the rest.
import './fitting-node.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from './ensure-built.mjs';

const PACKAGER = 'electron-builder@26.17.0';
const program = join(ROOT, 'node_modules/electron-builder/cli.js');
if (!existsSync(program)) {
  console.error(`The packager is not here; "npm install --no-save ${PACKAGER}" brings it.`);
  process.exitCode = 1;
} else if (!ensureBuilt()) process.exitCode = 1;
else {
  const words = ['--config', 'scripts/electron-builder.config.mjs', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [program, ...words], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
