// `npm run -s cli -- ARGS`: nothing but the command's own words on standard output.
import './fitting-node.mjs';
import { runCli } from './run-cli.mjs';

await runCli(process.argv.slice(2));
