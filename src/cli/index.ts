#!/usr/bin/env node
import { runCommandLine } from './run-command-line.ts';

// What was read from a damaged notebook was printed, and has said so here already.
process.exitCode = Math.max(
  await runCommandLine(process.argv.slice(2)),
  Number(process.exitCode ?? 0),
);
