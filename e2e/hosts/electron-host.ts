import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { NotebookEvent } from '../../src/contract/events.ts';
import type { Reply, Transport } from '../../src/contract/transport.ts';
import type { Call, Command } from './stand-in-commands.ts';

const MAIN = join(import.meta.dirname, '../../out/main/index.js');
const REGISTER = join(import.meta.dirname, 'register-stand-in.ts');

/** The built Electron host, running against the stand-in in a process of its own. */
export interface ElectronHost {
  play<T>(command: Command): Promise<T>;
  calls(name: string): Promise<readonly (readonly unknown[])[]>;
  readonly transport: Transport;
  /** Quits as the menu does; answers the exit code. */
  quit(): Promise<number | null>;
  readonly exited: Promise<number | null>;
}

type FromStandIn =
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly value?: unknown;
      readonly error?: string;
    }
  | { readonly kind: 'event'; readonly event: NotebookEvent };

/** Starts it on `notebook` and waits for its window, or for its end where it does not come so far. */
export async function startElectronHost(notebook: string): Promise<ElectronHost> {
  const child = fork(MAIN, ['--notebook', notebook], {
    execArgv: ['--import', REGISTER],
    env: { ...process.env, STAND_IN_PROFILE: join(dirname(notebook), 'profile') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const waiting = new Map<number, (answer: { value?: unknown; error?: string }) => void>();
  const listeners = new Set<(event: NotebookEvent) => void>();
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.on('message', (message: FromStandIn) => {
    if (message.kind === 'answer') waiting.get(message.id)?.(message);
    else for (const listener of listeners) listener(message.event);
  });
  let count = 0;
  const play = async <T>(command: Command): Promise<T> => {
    count += 1;
    const id = count;
    if (!child.connected) throw new Error('the host has ended');
    const answer = await new Promise<{ value?: unknown; error?: string }>((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, command });
    });
    if (answer.error) throw new Error(answer.error);
    return answer.value as T;
  };
  const host: ElectronHost = {
    play,
    calls: async (name) =>
      (await play<Call[]>({ kind: 'calls' }))
        .filter((call) => call.name === name)
        .map((call) => call.words),
    transport: {
      request: (call, params) => play<Reply>({ kind: 'page', call, params }),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    quit: () => {
      child.send({ id: 0, command: { kind: 'quit' } satisfies Command });
      return exited;
    },
    exited,
  };
  while (child.connected && !(await shows(host))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return host;
}

async function shows(host: ElectronHost): Promise<boolean> {
  const gone = host.exited.then(() => []);
  return (await Promise.race([gone, host.calls('window.loadURL')])).length > 0;
}
