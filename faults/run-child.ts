import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildChildren } from './build-children.ts';
import type { Saboteur } from './fault.ts';
import type { Tracer } from './trace/build-tracer.ts';

/** A program of `children/` to run in a process of its own. */
export interface ChildOptions {
  readonly program: string;
  readonly words: readonly string[];
  /** The file in which it says what it acknowledges. */
  readonly says: string;
  readonly saboteur?: Saboteur | null;
  /** Watched by the recorder; without a recorder nothing is. */
  readonly watched?: { readonly tracer: Tracer; readonly folder: string; readonly log?: string };
  /** Put before the program: `prlimit`, `faketime`, `sh -c`. */
  readonly under?: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A child that runs. */
export interface Child {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** How a child ended, and what it had said until then. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: readonly string[];
  /** What it wrote to standard error. */
  readonly error: string;
}

const NODE_CACHE = join(tmpdir(), 'commonplace-faults-node');
let built: string | null = null;

/** Builds all children; before the first is started. */
export async function prepareChildren(): Promise<void> {
  built = await buildChildren();
  // One that ends by itself leaves its compiled code for those that are killed.
  await runChild({ program: 'warm-up', words: [], says: '' });
}

/** The file of a program of `children/`, as it was built. */
export function childFile(program: string): string {
  if (!built) throw new Error('the children are not built yet');
  return join(built, `${program}.js`);
}

/** Starts a child. */
export function startChild(options: ChildOptions): Child {
  const { watched } = options;
  const file = childFile(options.program);
  const command = [
    ...(options.under ?? []),
    process.execPath,
    ...(options.nodeOptions ?? []),
    file,
    ...options.words,
  ];
  const child = spawn(command[0] as string, command.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      // Compiled code is kept: a child lives for a tenth of a second, and there are thousands of them.
      NODE_COMPILE_CACHE: NODE_CACHE,
      NODE_NO_WARNINGS: '1',
      FAULTS_WORDS: options.says,
      FAULTS_SABOTEUR: options.saboteur ?? '',
      ...(watched
        ? {
            LD_PRELOAD: watched.tracer.file,
            FAULTS_DIR: watched.folder,
            FAULTS_LOG: watched.log ?? '',
          }
        : {}),
      ...options.environment,
    },
  });
  let error = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    error += text;
  });
  return {
    process: child,
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status, signal) =>
        resolve({ status, signal, said: linesOf(options.says), error: error.trim() }),
      );
    }),
  };
}

/** Runs a child to its end. */
export function runChild(options: ChildOptions): Promise<Ended> {
  return startChild(options).ended;
}

/** The whole lines of a file of words; none where there is no file yet. */
export function linesOf(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').slice(0, -1);
}

/** The numbers that lines of this kind name: `ack 3` is 3. */
export function numbersIn(said: readonly string[], kind: string): number[] {
  return said
    .filter((line) => line.startsWith(`${kind} `))
    .map((line) => Number(line.split(' ')[1]));
}

/** Does the work for each item, two at a time. */
export async function twoAtATime<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = rest.next(); !next.done; next = rest.next()) await work(next.value);
  };
  await Promise.all([lane(), lane()]);
}
