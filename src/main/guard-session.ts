import type { Session } from 'electron';
import { APP_ORIGIN, isPageAddress, type PageAddress } from './page-address.ts';

/** What of a session is used here. */
type Guarded = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setProxy'
  | 'on'
> & { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> };

/** Copying a passage with its citation is the one thing the page may ask of the system. */
const COPYING = 'clipboard-sanitized-write';

/**
 * Shuts a session: every permission and device is denied, every request that does not stay inside the page
 * is cancelled, and only what the page itself made can be downloaded.
 */
export function guardSession(session: Guarded, page: PageAddress): void {
  session.setPermissionRequestHandler((_contents, permission, allow, details) =>
    allow(
      permission === COPYING && details.isMainFrame && isPageAddress(details.requestingUrl, page),
    ),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === COPYING && details.isMainFrame && isPageAddress(origin, page),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !staysInside(details.url, details.resourceType, page) }),
  );
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${page.origin}/`)) event.preventDefault();
  });
  void session.setProxy({ mode: 'direct' });
}

/**
 * Whether a request stays inside: the page's own files, what the page made itself (`blob:`), and pictures
 * held as `data:`; never a document of that kind.
 */
export function staysInside(address: string, resourceType: string, page: PageAddress): boolean {
  if (isPageAddress(address, page)) return true;
  // In development the page is told of changes over a socket of its own server.
  if (page.origin !== APP_ORIGIN && address.startsWith(page.origin.replace('http', 'ws')))
    return true;
  const isDocument = resourceType === 'mainFrame' || resourceType === 'subFrame';
  if (isDocument) return false;
  if (address.startsWith(`blob:${page.origin}/`)) return true;
  if (address.startsWith('data:')) return resourceType === 'image' || resourceType === 'font';
  return false;
}
