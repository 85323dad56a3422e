import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Reply } from '../../src/contract/transport.ts';

/** The built program serving a notebook to browsers, in a process of its own, with one session in it. */
export interface BrowserHost {
  /** Its origin. */
  readonly address: URL;
  /** What a page of it holds to be let in. */
  readonly token: string;
  /** @throws TypeError once the host is gone */
  call(name: string, params: unknown): Promise<Reply>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<HostEnd>;
}

/** How a host ended. */
export interface HostEnd {
  readonly status: number | null;
  readonly error: string;
}

/** Starts it on the notebook at `path`. @throws Error with what it said where it does not start */
export async function startBrowserHost(path: string): Promise<BrowserHost> {
  const program = join(process.cwd(), 'out', 'main', 'cli.js');
  const host = spawn(process.execPath, [program, '--notebook', path, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let error = '';
  host.stderr.on('data', (text) => {
    error += text;
  });
  const ended = new Promise<HostEnd>((resolve) =>
    host.on('close', (status) => resolve({ status, error })),
  );
  const line = await Promise.race([firstLine(host.stdout), ended.then(() => null)]);
  if (!line) throw new Error(`the host did not start: ${error}`);
  const address = new URL(line);
  const token = await enter(address);
  return {
    address: new URL(address.origin),
    token,
    call: (name, params) => ask(address, token, name, params),
    kill: (signal) => host.kill(signal),
    ended,
  };
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string | null> {
  for await (const line of createInterface({ input: stream })) return line;
  return null;
}

/** As the page does: the launch code of the address is exchanged for a token. */
async function enter(address: URL): Promise<string> {
  const code = address.hash.slice(1).replace(/^code=/, '');
  const answer = await fetch(new URL('/session', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address.origin },
    body: JSON.stringify({ code }),
  });
  return ((await answer.json()) as { token: string }).token;
}

async function ask(address: URL, token: string, call: string, params: unknown): Promise<Reply> {
  const answer = await fetch(new URL('/rpc', address), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: address.origin,
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ call, params }),
  });
  return (await answer.json()) as Reply;
}
