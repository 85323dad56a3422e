/// <reference path="./punycode.d.ts" />
import { toUnicode } from 'punycode/punycode.es6.js';
import { externalAddress } from './external-address.ts';

/** What somebody should see of an address before they follow it. */
export interface LinkDetails {
  /** Whole, in plain ASCII: what is opened. Null where it is not opened from here at all. */
  readonly address: string | null;
  /** The host, as computers read it; null for mail and for what is no address. */
  readonly host: string | null;
  /** The host as a person reads it, where letters beyond ASCII make that another text. */
  readonly reads: string | null;
}

/**
 * Looks at an address as a document gives it. A host such as `xn--80ak6aa92e.com` reads as “аррӏе.com”: both are
 * said, because only one of them is what the letters seem to be.
 */
export function linkDetails(text: string): LinkDetails {
  const address = externalAddress(text);
  const host = address === null ? null : new URL(address).hostname || null;
  const decoded = host === null ? null : toUnicode(host);
  return { address, host, reads: decoded === host ? null : decoded };
}
