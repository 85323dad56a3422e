import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What became of a launch code. */
export type Exchange =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'used' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'wrong' };

/** Who may speak to the notebook during one start of the program. */
export interface Sessions {
  /** A new launch code: good once, for a minute. */
  newCode(): string;
  exchange(code: string): Exchange;
  /** Whether `token` is this start's token; compared in constant time. */
  holds(token: string): boolean;
  /**
   * Shows that this program holds the token without sending it, so that a page never hands its token to
   * another program that took the port after this one ended.
   */
  prove(nonce: string): string;
}

const CODE_LIFE_MS = 60_000;
const CODES_KEPT = 100;

/** @param now milliseconds, from a clock that does not jump */
export function createSessions(now: () => number = () => performance.now()): Sessions {
  const token = randomBytes(32).toString('base64url');
  let codes: { digest: Buffer; made: number; used: boolean }[] = [];
  return {
    newCode: () => {
      const code = randomBytes(32).toString('base64url');
      codes = [...codes, { digest: digest(code), made: now(), used: false }].slice(-CODES_KEPT);
      return code;
    },
    exchange: (code) => {
      const given = digest(code);
      const found = codes.find((each) => timingSafeEqual(each.digest, given));
      if (!found) return { kind: 'wrong' };
      if (found.used) return { kind: 'used' };
      if (now() - found.made > CODE_LIFE_MS) return { kind: 'expired' };
      found.used = true;
      return { kind: 'token', token };
    },
    holds: (given) => timingSafeEqual(digest(given), digest(token)),
    prove: (nonce) => createHmac('sha256', token).update(`proof ${nonce}`).digest('base64url'),
  };
}

/** Digests have one length, whatever was sent; comparing them gives no length away. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
