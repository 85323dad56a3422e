// `npm run -s cli -- ARGS`: the built command line, in this very process; nothing but its own words on
// standard output.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ROOT } from './ensure-built.mjs';

ensureBuilt();
await import(pathToFileURL(join(ROOT, 'out/main/cli.js')).href);
