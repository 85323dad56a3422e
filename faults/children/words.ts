import { openSync, writeSync } from 'node:fs';

/**
 * Opens the file of this process's words: what it acknowledges, and what it tells the recorder. A line is
 * with the system, and so outlives the process, once this returns.
 */
export function openWords(): (line: string) => void {
  const path = process.env.FAULTS_WORDS;
  if (!path) throw new Error('FAULTS_WORDS names no file');
  const file = openSync(path, 'a');
  return (line) => {
    writeSync(file, `${line}\n`);
  };
}
