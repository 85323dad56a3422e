import type { IncomingMessage } from 'node:http';

/**
 * Whether the request names this host, exactly. A page of another site that made its own name point to
 * 127.0.0.1 (DNS rebinding) still sends that name here, and is refused before anything else is looked at.
 */
export function namesThisHost(request: IncomingMessage, port: number): boolean {
  const hosts = request.rawHeaders.filter(
    (_, index, all) => index % 2 === 1 && all[index - 1]?.toLowerCase() === 'host',
  );
  const allowed = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  const [host] = hosts;
  // An address in the request line instead of a path would be a second say on the host.
  return hosts.length === 1 && allowed.includes(host ?? '') && (request.url ?? '').startsWith('/');
}

/**
 * Whether the request comes from our own page or from no page at all (a script with a token). Pages of
 * other sites and of other ports of this computer are told by what browsers add: `Origin`, which must
 * be ours where it is sent, and `Sec-Fetch-Site`, which must be `same-origin` where it is sent.
 */
export function comesFromOurPage(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return site === undefined || site === 'same-origin';
}
