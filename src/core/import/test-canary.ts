import { createServer } from 'node:http';

/** The address that hostile samples point at: whatever arrives there has leaked. */
export const CANARY_PORT = 18_099;

/** A server that counts who comes by. */
export interface Canary {
  /** What was asked for, as `GET /path`. */
  readonly hits: readonly string[];
  close(): Promise<void>;
}

/** Starts it; waits for the port where another test holds it. */
export async function startCanary(port = CANARY_PORT): Promise<Canary> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    response.end();
  });
  for (let tries = 0; ; tries += 1) {
    const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once('error', resolve);
      server.listen(port, '127.0.0.1', () => resolve(null));
    });
    server.removeAllListeners('error').removeAllListeners('listening');
    if (!error) break;
    if (tries >= 300) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    hits,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
