import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(import.meta.dirname, '../out/main/cli.js');

/** A browser host of the built program, in a process of its own, on one notebook. */
export interface NotebookHost {
  readonly notebook: string;
  /** The address with its code; good once. */
  readonly url: string;
  readonly pid: number;
  /** All that it printed so far. */
  said(): string;
  /** Closes it as a user does; answers the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
}

/**
 * Starts the browser host on `notebook`.
 * @param environment beside this process's own
 * @throws Error with what it said where it does not start
 */
export async function startNotebookHost(
  notebook: string,
  port = 0,
  environment: Readonly<Record<string, string>> = {},
): Promise<NotebookHost> {
  const child = spawn(
    process.execPath,
    [PROGRAM, '--notebook', notebook, '--json', '--debug', 'serve', '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } },
  );
  const said: string[] = [];
  const errors: string[] = [];
  child.stdout.on('data', (data) => said.push(String(data)));
  child.stderr.on('data', (data) => {
    said.push(String(data));
    errors.push(String(data));
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await Promise.race([firstUrl(child), gone.then(() => null)]);
  if (!url) throw new Error(`The host did not start: ${errors.join('')}`);
  return {
    notebook,
    url,
    pid: child.pid ?? 0,
    said: () => said.join(''),
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Runs the built command line on `notebook`; answers what it printed. The host must not hold it. */
export function runCommand(notebook: string, ...words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [PROGRAM, '--notebook', notebook, ...words], (error, out, err) => {
      if (error) reject(new Error(`${words.join(' ')}: ${err}`));
      else resolve(out);
    });
  });
}

async function firstUrl(child: ChildProcess): Promise<string | null> {
  if (!child.stdout) return null;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return (JSON.parse(line) as { url: string }).url;
  }
  return null;
}
