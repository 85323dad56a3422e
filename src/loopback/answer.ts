import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from '../contract/transport.ts';
import type { PageFiles } from '../page/page-files.ts';
import { SECURITY_HEADERS } from '../page/security-headers.ts';
import { comesFromOurPage, namesThisHost } from './caller.ts';
import { declaresJson } from './read-json.ts';
import { type Route, routes, type Service } from './routes.ts';
import { sendFile, sendJson, sendStatus } from './send.ts';

/** What the host serves, and where. */
export interface Site extends Service {
  readonly port: number;
  readonly files: PageFiles;
}

/**
 * Answers one request. The order of the checks is the defence: the host's name, the path, the method,
 * the page it comes from, the type of its body, the token; only then is a body read.
 */
export async function answer(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  // The parser lets versions through that no browser speaks.
  if (!/^1\.[01]$/.test(request.httpVersion)) return sendStatus(request, response, 505);
  if (!namesThisHost(request, site.port)) return sendStatus(request, response, 403);
  const path = (request.url ?? '').split('?')[0] ?? '';
  const route = routes.get(path);
  const file = site.files.get(path);
  if (route) await answerRoute(site, route, request, response);
  else if (!file) sendStatus(request, response, 404);
  else if (request.method === 'GET' || request.method === 'HEAD') sendFile(request, response, file);
  else refuseMethod('GET, HEAD', request, response);
}

const REFUSED: Reply = {
  ok: false,
  failure: { code: 'refused', message: 'This page has no access to the notebook.' },
};

async function answerRoute(
  site: Site,
  route: Route,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== route.method) return refuseMethod(route.method, request, response);
  if (!comesFromOurPage(request)) return sendStatus(request, response, 403);
  if (route.method === 'POST' && !declaresJson(request)) return sendStatus(request, response, 415);
  if (route.needsToken && !bearsToken(site, request)) {
    await site.refuse();
    return sendJson(request, response, 401, REFUSED);
  }
  return route.run(site, request, response);
}

function refuseMethod(allowed: string, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Allow', allowed);
  sendStatus(request, response, 405);
}

function bearsToken({ sessions }: Service, request: IncomingMessage): boolean {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Bearer' && sessions.holds(token ?? '');
}
