import { lookup as lookUp } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { isIP, type LookupFunction } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { fail } from '../../contract/failure.ts';
import { isPrivateAddress } from './private-address.ts';

/** What was fetched. */
export interface Fetched {
  /** Where it was in the end. */
  readonly url: string;
  /** The addresses that led there, the one asked for first. */
  readonly redirects: readonly string[];
  readonly bytes: Uint8Array;
  /** `text/html`, lower case; empty where the server does not say. */
  readonly type: string;
  readonly charset: string | null;
}

/** Limits on one fetch. */
export interface FetchLimits {
  readonly bytes: number;
  readonly signal: AbortSignal;
  /** Whether a host's address may lie in a network of one's own. */
  readonly allows: (host: string) => boolean;
}

/** An address in a network of one's own, where nobody allowed it. */
export class PrivateHost extends Error {
  readonly host: string;
  readonly url: string;

  constructor(url: URL) {
    super(`${url.hostname} is an address in your own network.`);
    this.host = url.hostname;
    this.url = url.href;
  }
}

const REDIRECTS = 5;

/**
 * Fetches one address: no cookies, no referrer, no credentials; redirects are followed and told.
 * @throws CallFailure in a sentence that names the address; {@link PrivateHost}
 */
export async function fetchBytes(address: string, limits: FetchLimits): Promise<Fetched> {
  const redirects: string[] = [];
  let url = webAddress(address);
  for (;;) {
    const answer = await ask(url, limits);
    const status = answer.statusCode ?? 0;
    const next = answer.headers.location;
    if (status >= 300 && status < 400 && next) {
      answer.resume();
      redirects.push(url.href);
      if (redirects.length > REDIRECTS)
        fail('unreadable', `${address} sends from one address to the next without an end.`);
      url = webAddress(new URL(next, url).href);
      continue;
    }
    if (status !== 200) {
      answer.resume();
      fail(
        'unreadable',
        `${url.href} answered with ${status} ${answer.statusMessage ?? ''}`.trim().concat('.'),
      );
    }
    const content = answer.headers['content-type'] ?? '';
    return {
      url: url.href,
      redirects,
      bytes: unpacked(await bodyOf(answer, url, limits), answer, url, limits),
      type: (/^\s*([^;\s]+)/.exec(content)?.[1] ?? '').toLowerCase(),
      charset: /;\s*charset="?([\w.:-]+)/i.exec(content)?.[1] ?? null,
    };
  }
}

function webAddress(address: string): URL {
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
  } catch {
    return fail('bad-params', `url: ${address} is no address of a web page.`);
  }
  if (!/^https?:$/.test(url.protocol)) {
    fail('bad-params', `url: only http and https addresses can be fetched, not ${url.protocol}`);
  }
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

async function ask(url: URL, limits: FetchLimits): Promise<IncomingMessage> {
  const allowed = limits.allows(url.hostname);
  // A literal address is not looked up, so it is judged here.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowed && isIP(literal) !== 0 && isPrivateAddress(literal)) throw new PrivateHost(url);
  // Only now: loading either costs every start of the program a tenth of a second.
  const { request: send } =
    url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        signal: limits.signal,
        lookup: guarded(url, allowed),
        agent: false,
        headers: {
          accept: 'text/html,application/xhtml+xml,application/pdf,image/*;q=0.9,*/*;q=0.5',
          'accept-encoding': 'gzip, deflate, br',
          'accept-language': '*',
          'user-agent': 'Commonplace',
        },
      },
      resolve,
    );
    request.on('error', (error) => reject(plain(error, url)));
    request.end();
  });
}

/** The address that is judged is the one that is connected to: a name cannot mean another the second time. */
function guarded(url: URL, allowed: boolean): LookupFunction {
  return (host, options, done) => {
    lookUp(host, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : [];
      const bad = addresses.find(({ address }) => isPrivateAddress(address));
      if (!error && bad && !allowed) {
        done(new PrivateHost(url), '', 4);
        return;
      }
      const [first] = addresses;
      if ((options as { all?: boolean }).all) {
        (done as unknown as (error: Error | null, all: typeof addresses) => void)(error, addresses);
      } else done(error, first?.address ?? '', first?.family ?? 4);
    });
  };
}

async function bodyOf(answer: IncomingMessage, url: URL, limits: FetchLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer) {
      size += (chunk as Buffer).length;
      if (size > limits.bytes) {
        answer.destroy();
        fail('too-large', `${url.href} is larger than ${Math.round(limits.bytes / 1_000_000)} MB.`);
      }
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw plain(error as Error, url);
  }
  return Buffer.concat(chunks);
}

function unpacked(
  bytes: Buffer,
  { headers }: IncomingMessage,
  url: URL,
  limits: FetchLimits,
): Buffer {
  const options = { maxOutputLength: limits.bytes };
  try {
    switch (headers['content-encoding']?.trim().toLowerCase()) {
      case 'gzip':
        return gunzipSync(bytes, options);
      case 'deflate':
        return inflateSync(bytes, options);
      case 'br':
        return brotliDecompressSync(bytes, options);
      default:
        return bytes;
    }
  } catch {
    return fail(
      'unreadable',
      `${url.href} is packed in a way that cannot be undone, or is too large.`,
    );
  }
}

/** What the network says, in a sentence. */
function plain(error: Error & { code?: string }, url: URL): Error {
  if (error instanceof PrivateHost || 'failure' in error) return error;
  const reasons: Readonly<Record<string, string>> = {
    ENOTFOUND: 'there is no such host',
    EAI_AGAIN: 'there is no connection to the internet',
    ECONNREFUSED: 'nobody answers there',
    ECONNRESET: 'the connection broke off',
    ETIMEDOUT: 'nobody answered in time',
    ABORT_ERR: 'it took too long, or was cancelled',
  };
  const reason =
    reasons[error.code ?? ''] ??
    (/certificate|self.signed|altnames/i.test(`${error.code} ${error.message}`)
      ? 'its certificate is not valid'
      : 'the connection failed');
  try {
    return fail('unreadable', `${url.href} cannot be fetched: ${reason}.`);
  } catch (failure) {
    return failure as Error;
  }
}
