import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Transport } from '../contract/transport.ts';
import type { EventStreams } from './event-streams.ts';
import { readJson } from './read-json.ts';
import { sendJson, sendStatus } from './send.ts';
import type { Sessions } from './sessions.ts';

/** What answers are made from. */
export interface Service {
  readonly sessions: Sessions;
  readonly streams: EventStreams;
  readonly core: Pick<Transport, 'request'>;
  /** Waits at each refused token or code, the longer the more there were. */
  readonly refuse: () => Promise<void>;
}

/** A path that is not a file of the page. POST bodies are JSON. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly needsToken: boolean;
  readonly run: (
    service: Service,
    request: IncomingMessage,
    response: ServerResponse,
  ) => Promise<void>;
}

/** Base64 of the largest document that may be brought in, with room for the rest of the call. */
const CALL_LIMIT_BYTES = 150_000_000;
const SMALL_LIMIT_BYTES = 4_000;

export const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['/rpc', { method: 'POST', needsToken: true, run: answerCall }],
  ['/events', { method: 'GET', needsToken: true, run: answerEvents }],
  ['/session', { method: 'POST', needsToken: false, run: answerCode }],
  ['/proof', { method: 'POST', needsToken: false, run: answerProof }],
]);

type Run = Route['run'];
type Arguments = Parameters<Run>;

async function answerCall(...[{ core }, request, response]: Arguments): Promise<void> {
  const body = await readRecord(request, response, CALL_LIMIT_BYTES);
  if (!body) return;
  if (typeof body.call !== 'string') return sendStatus(request, response, 400);
  const reply = await core.request(body.call, body.params);
  const stale = !reply.ok && reply.failure.code === 'conflict';
  sendJson(request, response, stale ? 409 : 200, reply);
}

async function answerEvents(...[{ streams }, , response]: Arguments): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' });
  streams.open(response);
}

async function answerCode(...[service, request, response]: Arguments): Promise<void> {
  const body = await readRecord(request, response, SMALL_LIMIT_BYTES);
  if (!body) return;
  if (typeof body.code !== 'string') return sendStatus(request, response, 400);
  const exchange = service.sessions.exchange(body.code);
  if (exchange.kind !== 'token') await service.refuse();
  sendJson(request, response, exchange.kind === 'token' ? 200 : 403, exchange);
}

async function answerProof(...[{ sessions }, request, response]: Arguments): Promise<void> {
  const body = await readRecord(request, response, SMALL_LIMIT_BYTES);
  if (!body) return;
  if (typeof body.nonce !== 'string') return sendStatus(request, response, 400);
  sendJson(request, response, 200, { proof: sessions.prove(body.nonce) });
}

/** The body as an object; null when the answer was a refusal already. */
async function readRecord(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<Record<string, unknown> | null> {
  const body = await readJson(request, limit);
  if (body.kind === 'status') {
    sendStatus(request, response, body.status);
    return null;
  }
  const { value } = body;
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
