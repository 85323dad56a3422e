import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { fail } from '../contract/failure.ts';
import { type CoreThread, startCore } from '../core/start-core.ts';
import { createGate, type Gate, isOurs } from './gate.ts';
import { HEADERS } from './headers.ts';
import { type PageFile, readPageFiles } from './page-files.ts';

/** How to start the host. */
export interface LoopbackOptions {
  /** The notebook's file. */
  readonly path: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly openBrowser: boolean;
  readonly debug?: boolean;
  /** The built page's folder; by default the one beside the built program. */
  readonly page?: string;
}

/** A running host. */
export interface Loopback {
  /** The address with its one-time code. */
  readonly url: string;
  /** Resolves when the host has closed, also by a signal. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

const BODY_LIMIT = 150 * 1024 * 1024;

/**
 * Serves the notebook at `path` to one browser on this computer.
 * @throws CallFailure where the notebook cannot be opened or the port is taken
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const core = await startCore(options.path, { host: 'a browser', debug: options.debug ?? false });
  const files = readPageFiles(options.page ?? defaultPage());
  const gate = createGate();
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 120_000 });
  const port = await listen(server, options.port).catch(async (error: unknown) => {
    await core.close();
    throw error;
  });
  server.on('request', (request, response) => {
    serve({ request, response, port, gate, core, files }).catch(() => {
      if (!response.headersSent) answer(response, 400, 'Bad request');
      response.end();
    });
  });
  let closing: Promise<void> | null = null;
  let whenClosed: () => void = () => {};
  const closed = new Promise<void>((resolve) => {
    whenClosed = resolve;
  });
  const close = (): Promise<void> => {
    closing ??= (async () => {
      server.close();
      server.closeAllConnections();
      await core.close();
      whenClosed();
    })();
    return closing;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
  const url = `http://127.0.0.1:${port}/#${gate.code}`;
  if (options.openBrowser) openInBrowser(url);
  return { url, closed, close };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly port: number;
  readonly gate: Gate;
  readonly core: CoreThread;
  readonly files: ReadonlyMap<string, PageFile>;
}

async function serve(exchange: Exchange): Promise<void> {
  const { request, response, port, gate, core, files } = exchange;
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  if (!isOurs(request, port)) return answer(response, 403, 'Forbidden');
  const path = request.url ?? '/';
  if (request.method === 'GET' && path === '/events') {
    return gate.knows(request)
      ? streamEvents(response, core)
      : answer(response, 401, 'Unauthorized');
  }
  if (request.method === 'GET' || request.method === 'HEAD') {
    const file = files.get(path);
    if (!file) return answer(response, 404, 'Not found');
    response.writeHead(200, {
      'Content-Type': file.mediaType,
      'Content-Length': file.bytes.length,
    });
    response.end(request.method === 'HEAD' ? undefined : file.bytes);
    return;
  }
  if (request.method !== 'POST') return answer(response, 405, 'Method not allowed');
  if (path !== '/session' && path !== '/rpc') return answer(response, 404, 'Not found');
  if (path === '/rpc' && !gate.knows(request)) return answer(response, 401, 'Unauthorized');
  if (request.headers['content-type'] !== 'application/json') {
    return answer(response, 415, 'Unsupported media type');
  }
  const body = await readJson(request);
  if (body === undefined) return answer(response, 413, 'Too large, or no JSON');
  if (path === '/session') {
    const token = gate.exchange(String((body as { code?: unknown } | null)?.code ?? ''));
    return token ? json(response, { token }) : answer(response, 401, 'Unauthorized');
  }
  const { call, params } = (body ?? {}) as { call?: unknown; params?: unknown };
  return json(response, await core.request(String(call), params));
}

/** One JSON event a line, kept open; an empty line now and then shows that the host still lives. */
function streamEvents(response: ServerResponse, core: CoreThread): void {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  response.write('\n');
  const stop = core.subscribe((event) => response.write(`${JSON.stringify(event)}\n`));
  const beat = setInterval(() => response.write('\n'), 15_000);
  response.on('close', () => {
    clearInterval(beat);
    stop();
  });
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(value));
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      try {
        fail('taken', `The port ${port} is taken by another program; --port 0 finds a free one.`);
      } catch (failure) {
        reject(failure);
      }
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function defaultPage(): string {
  const built = import.meta.url.endsWith('.ts') ? '../../out/renderer/' : '../renderer/';
  return fileURLToPath(new URL(built, new URL('./', import.meta.url)));
}

/** Best effort: the address was printed, and where no browser is found the reader opens it by hand. */
function openInBrowser(url: string): void {
  const [command, ...words] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  if (!command) return;
  const child = spawn(command, words, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
