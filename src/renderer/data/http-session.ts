/** How the page stands with the program that serves it. */
export type Entry =
  | { readonly kind: 'token'; readonly token: string }
  /** The code in the address was used before, is too old, or was never given out. */
  | { readonly kind: 'used' | 'expired' | 'wrong' }
  /** There is neither a code nor a token. */
  | { readonly kind: 'none' }
  /** The program that gave the token is gone. */
  | { readonly kind: 'closed' };

const KEY = 'token';
const CODE = /^#code=([\w-]+)$/;

/**
 * Gets the token: from the launch code in the address, which is taken out of the address at once, or from
 * an earlier visit of this tab, after the program has proved that it is the one the token is for.
 */
export async function enter(): Promise<Entry> {
  const code = CODE.exec(location.hash)?.[1];
  if (code) {
    history.replaceState(history.state, '', location.pathname + location.search);
    const entry = await exchange(code);
    if (entry.kind === 'token') sessionStorage.setItem(KEY, entry.token);
    // An address opened again in a tab that is inside already changes nothing.
    if (entry.kind === 'token' || !sessionStorage.getItem(KEY)) return entry;
  }
  const token = sessionStorage.getItem(KEY);
  if (!token) return { kind: 'none' };
  if (await isProved(token)) return { kind: 'token', token };
  sessionStorage.removeItem(KEY);
  return { kind: 'closed' };
}

/** Whether the program at this address holds `token`; the token itself is not sent. */
export async function isProved(token: string): Promise<boolean> {
  const nonce = crypto.randomUUID();
  try {
    const answer = await post('/proof', { nonce });
    const { proof } = (await answer.json()) as { proof?: unknown };
    return proof === (await expectedProof(token, nonce));
  } catch {
    return false;
  }
}

async function exchange(code: string): Promise<Entry> {
  try {
    const answer = await post('/session', { code });
    return (await answer.json()) as Entry;
  } catch {
    return { kind: 'closed' };
  }
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
  });
}

async function expectedProof(token: string, nonce: string): Promise<string> {
  const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey(
    'raw',
    encode(token),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(`proof ${nonce}`)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
