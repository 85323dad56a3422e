// `npm run faults`: what happens to a notebook under kills, power cuts, full disks and damage, as a table.
// `npm run faults -- F07 F11` only these; `--small` the counts of every test run; `--saboteurs` each fault on
// its saboteurs, which must make it fail; `--seed S` the chance of an earlier run; `--report FILE` the sums
// as JSON; `--save` writes the table to docs/faults.md.
import '../scripts/fitting-node.mjs';
import { ensureBuilt } from '../scripts/ensure-built.mjs';

// The hosts that are told to end are the built ones.
if (!ensureBuilt()) process.exit(3);
const { runFaults } = await import('./run-faults.ts');
process.exitCode = await runFaults(process.argv.slice(2));
