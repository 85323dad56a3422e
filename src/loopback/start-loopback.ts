import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail } from '../contract/failure.ts';
import { startCore } from '../core/start-core.ts';
import { readPageFiles } from '../page/page-files.ts';
import { answer } from './answer.ts';
import { closeOnSignal } from './close-on-signal.ts';
import { createEventStreams } from './event-streams.ts';
import { offerNewAddress } from './offer-new-address.ts';
import { openBrowser } from './open-browser.ts';
import { slowRefusals } from './refusals.ts';
import { createSessions } from './sessions.ts';

export interface LoopbackOptions {
  /** The notebook's file; made where there is none. */
  readonly path: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly openBrowser?: boolean;
  /** Write faults of the program with their stack to standard error. */
  readonly debug?: boolean;
  /** The built page; the one of this checkout when absent. */
  readonly page?: string;
  /** Who holds the notebook, in words, for a second opener. */
  readonly host?: string;
}

/** A notebook that is being served. */
export interface Loopback {
  /** Where a browser opens it: good once, for a minute. */
  readonly url: string;
  /** Another such address, when the first was used or has expired. */
  newUrl(): string;
  /** Closes the notebook and stops serving, within two seconds. Signals do the same. */
  close(): Promise<void>;
  /** Settles when it is closed, whoever closed it. */
  readonly closed: Promise<void>;
}

/**
 * Serves the notebook at `path` to a browser on this computer, on 127.0.0.1 only.
 * @throws CallFailure where the notebook cannot be opened or the port cannot be had
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const files = readPageFiles(options.page);
  const core = await startCore(options.path, {
    host: options.host ?? 'a browser',
    debug: options.debug ?? false,
  });
  const sessions = createSessions();
  const streams = createEventStreams();
  const refuse = slowRefusals((sentence) => console.error(sentence));
  const server = createServer({ requireHostHeader: false, connectionsCheckingInterval: 2_000 });
  limit(server);
  try {
    await listen(server, options.port ?? 0);
  } catch (error) {
    await core.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const site = { port, files, sessions, streams, core, refuse };
  server.on('request', (request, response) => {
    answer(site, request, response).catch((error: unknown) => {
      if (options.debug) console.error(error);
      response.destroy();
    });
  });
  const unsubscribe = core.subscribe(streams.send);

  const newUrl = (): string => `http://127.0.0.1:${port}/#code=${sessions.newCode()}`;
  let closing: Promise<void> | null = null;
  const ended = Promise.withResolvers<void>();
  const close = (): Promise<void> => {
    closing ??= (async () => {
      unsubscribe();
      for (const stop of stops) stop();
      streams.close();
      server.close();
      await core.close();
      server.closeAllConnections();
      ended.resolve();
    })();
    return closing;
  };
  const url = newUrl();
  const stops = [closeOnSignal(() => void close()), offerNewAddress(newUrl)];
  if (options.openBrowser) stops.push(openBrowser(url));
  return { url, newUrl, close, closed: ended.promise };
}

/** Slow or silent callers are dropped; a large document has two minutes to arrive. */
function limit(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 120_000;
  server.keepAliveTimeout = 30_000;
  server.maxRequestsPerSocket = 10_000;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      try {
        fail('taken', `Port ${port} on 127.0.0.1 cannot be had (${error.code}); choose another.`);
      } catch (failure) {
        reject(failure);
      }
    });
    server.listen({ host: '127.0.0.1', port }, () => resolve());
  });
}
