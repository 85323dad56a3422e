/** The page's own scheme; the host part is fixed, so that the origin is always `app://bundle`. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://bundle';
export const APP_PAGE = `${APP_ORIGIN}/`;

/** Where the page is: the app's own scheme, or in development the server that rebuilds it. */
export interface PageAddress {
  readonly origin: string;
  readonly url: string;
}

/**
 * Whether `address` is the page itself: its origin followed by a path. Compared as text, because a parser
 * and the browser may not agree on what an odd address means.
 */
export function isPageAddress(address: string, page: PageAddress): boolean {
  return address === page.origin || address.startsWith(`${page.origin}/`);
}
