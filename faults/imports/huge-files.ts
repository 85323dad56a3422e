import { spawn } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';

const ENDINGS = ['txt', 'md', 'html', 'pdf', 'epub', 'docx', 'zip', 'mbox'] as const;
const SIZE = 2 * 1024 * 1024 * 1024;
/** What is promised is a second, and 256 MB beside what the program takes of itself; busy machines are allowed for. */
const LIMIT_MS = 20_000;
const LIMIT_KB = 512 * 1024;

/** F19: a document of 2 GB is refused by its name before it is read: at once, and without its memory. */
export const hugeFiles: Fault = {
  id: 'F19',
  title: 'documents of 2 GB',
  saboteurs: [],
  least: { full: { tried: ENDINGS.length }, small: { tried: 2 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const before = await judge(base);
    let [longest, largest] = [0, 0];
    for (const ending of run.each(run.size === 'full' ? ENDINGS : ENDINGS.slice(0, 2))) {
      const { ms, kilobytes } = await bringIn(run, base, ending);
      [longest, largest] = [Math.max(longest, ms), Math.max(largest, kilobytes)];
    }
    if (JSON.stringify(await judge(base)) !== JSON.stringify(before))
      run.tally.half('the notebook is not what it was');
    run.note(
      `the longest took ${Math.round(longest)} ms with the start of the program, and ${Math.round(largest / 1024)} MB`,
    );
  },
};

async function bringIn(
  run: Run,
  notebook: string,
  ending: string,
): Promise<{ ms: number; kilobytes: number }> {
  const file = join(run.folder, `huge.${ending}`);
  makeHuge(file);
  const program = join(process.cwd(), 'out', 'main', 'cli.js');
  const begun = performance.now();
  const child = spawn(process.execPath, [program, '--notebook', notebook, 'import', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let error = '';
  child.stderr.on('data', (text) => {
    error += text;
  });
  let kilobytes = 0;
  const look = setInterval(() => {
    kilobytes = Math.max(kilobytes, residentKilobytes(child.pid ?? 0));
  }, 10);
  const late = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(late);
  clearInterval(look);
  rmSync(file);
  const { tally } = run;
  tally.tried();
  if (status !== 1) tally.wrong(`${ending}: it ended with ${status}: ${error.slice(0, 300)}`);
  if (!error.includes(file) || !error.includes('larger than') || error.trim().includes('\n'))
    tally.wrong(`${ending}: it is refused as “${error.slice(0, 300)}”`);
  if (kilobytes > LIMIT_KB) tally.wrong(`${ending}: it took ${kilobytes} kB of memory`);
  return { ms: performance.now() - begun, kilobytes };
}

/** With a hole, so that it takes no room on the disk. */
function makeHuge(path: string): void {
  const file = openSync(path, 'w');
  writeSync(file, 'Some words at the beginning.\n');
  ftruncateSync(file, SIZE);
  closeSync(file);
}

/** The most that a process held so far, where the system tells. */
function residentKilobytes(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
