import type { CustomScheme, Protocol } from 'electron';
import type { PageFile, PageFiles } from '../page/page-files.ts';
import { SECURITY_HEADERS } from '../page/security-headers.ts';
import { APP_ORIGIN, APP_SCHEME } from './page-address.ts';

/** To be registered before the app is ready. Neither `bypassCSP` nor `corsEnabled`: it is an ordinary secure origin. */
export const pageScheme: CustomScheme = {
  scheme: APP_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** Serves the page's files under `app://bundle/` and nothing else; every answer bears the policy. */
export function servePage(protocol: Pick<Protocol, 'handle'>, files: PageFiles): void {
  protocol.handle(APP_SCHEME, (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405, headers: headers() });
    const file = findPageFile(request.url, files);
    if (!file) return new Response(null, { status: 404, headers: headers() });
    return new Response(file.bytes, { headers: headers(file.type) });
  });
}

/**
 * The file an address names: looked up among the files that were read at the start, as text. Nothing is
 * decoded or resolved, so there is no way up, round or out.
 */
export function findPageFile(address: string, files: PageFiles): PageFile | null {
  if (!address.startsWith(`${APP_ORIGIN}/`)) return null;
  const path = address.slice(APP_ORIGIN.length).split(/[?#]/, 1)[0] ?? '';
  return files.get(path) ?? null;
}

function headers(type?: string): Record<string, string> {
  return type ? { ...SECURITY_HEADERS, 'Content-Type': type } : { ...SECURITY_HEADERS };
}
