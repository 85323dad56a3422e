import type { Reply, Transport } from '../../src/contract/transport.ts';
import { openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { startCore } from '../../src/core/start-core.ts';
import { startNotebookHost } from '../notebook-host.ts';
import { startElectronHost } from './electron-host.ts';

/** A way to a notebook, and the way to leave it. */
export interface OpenHost {
  readonly transport: Transport;
  close(): Promise<unknown>;
}

/** Every host, by name; the first is what the others are compared with. */
export const hosts: Readonly<Record<string, (notebook: string) => Promise<OpenHost>>> = {
  'the core itself': openInProcess,
  "the core's thread": openThread,
  'the browser host': openLoopback,
  'the window': openWindow,
};

async function openInProcess(notebook: string): Promise<OpenHost> {
  const core = openCore(notebook, 'a test');
  return {
    transport: {
      request: (call, params) =>
        dispatch(core, call, params, {
          checkResults: true,
          onFault: (name, error) => console.error(name, error),
        }),
      subscribe: core.subscribe,
    },
    close: () => core.close(),
  };
}

async function openThread(notebook: string): Promise<OpenHost> {
  const core = await startCore(notebook, { host: 'a test' });
  return { transport: core, close: () => core.close() };
}

async function openWindow(notebook: string): Promise<OpenHost> {
  const host = await startElectronHost(notebook);
  return { transport: host.transport, close: () => host.quit() };
}

/** The built browser host, spoken to as a script with its address would. */
async function openLoopback(notebook: string): Promise<OpenHost> {
  const host = await startNotebookHost(notebook);
  const { origin, hash } = new URL(host.url);
  const post = async (path: string, body: unknown, token = ''): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const code = hash.slice('#code='.length);
  const { token } = (await post('/session', { code })) as { token: string };
  return {
    transport: {
      request: (call, params) => post('/rpc', { call, params }, token) as Promise<Reply>,
      subscribe: (listener) => {
        const abort = new AbortController();
        void readEvents(`${origin}/events`, token, abort.signal, listener);
        return () => abort.abort();
      },
    },
    close: () => host.stop(),
  };
}

async function readEvents(
  address: string,
  token: string,
  signal: AbortSignal,
  listener: Parameters<Transport['subscribe']>[0],
): Promise<void> {
  try {
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${token}` }, signal });
    let rest = '';
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.filter((each) => each !== '')) {
        const message = JSON.parse(line) as { kind: string; event: Parameters<typeof listener>[0] };
        if (message.kind === 'event') listener(message.event);
      }
    }
  } catch {
    // Told to stop.
  }
}
