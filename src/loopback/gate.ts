import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may talk to the host: the page that was opened with the one-time code, and nobody else. */
export interface Gate {
  /** The code for the address's fragment; good once, for a minute. */
  readonly code: string;
  /** Exchanges the code for the session's token; null where it is wrong, used or too old. */
  exchange(code: string): string | null;
  /** Whether a request carries the session's token. */
  knows(request: IncomingMessage): boolean;
}

const CODE_LIFE_MS = 60_000;
const BITS_256 = 32;

/** Makes a token and a one-time code for this start. @param now the clock, in milliseconds */
export function createGate(now: () => number = Date.now): Gate {
  const token = randomBytes(BITS_256).toString('base64url');
  const code = randomBytes(BITS_256).toString('base64url');
  const made = now();
  let used = false;
  return {
    code,
    exchange: (given) => {
      if (used || now() - made > CODE_LIFE_MS || !same(given, code)) return null;
      used = true;
      return token;
    },
    knows: (request) => {
      const header = request.headers.authorization ?? '';
      return header.startsWith('Bearer ') && same(header.slice('Bearer '.length), token);
    },
  };
}

/** Compares without telling by time how much is right. */
function same(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Whether a request was meant for us and sent by our own page or by no page at all: the exact host and
 * port (so that a name that was made to point here is refused), and no other site's origin.
 */
export function isOurs(request: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (!host || !hosts.includes(host) || countHeader(request, 'host') !== 1) return false;
  if (origin !== undefined && !hosts.map((name) => `http://${name}`).includes(origin)) return false;
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

function countHeader(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((word, index) => index % 2 === 0 && word.toLowerCase() === name)
    .length;
}
