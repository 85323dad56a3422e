import type { NotebookEvent } from '../../contract/events.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Reply, Transport } from '../../contract/transport.ts';

const KEY = 'commonplace.token';
const CLOSED: Failure = {
  code: 'refused',
  message: 'This notebook was closed. Start Commonplace again and use the address it prints.',
};
const RETRY_MS = 1000;

/**
 * The notebook over the loopback host. The address's fragment holds a one-time code; it is exchanged for
 * the session's token, which this tab keeps until it is closed, and taken out of the address.
 */
export function httpTransport(): Transport {
  const token = takeToken();
  const listeners = new Set<(event: NotebookEvent) => void>();
  void listen(token, (event) => {
    for (const listener of listeners) listener(event);
  });
  return {
    request: async (call, params) => {
      const known = await token;
      if (!known) return { ok: false, failure: CLOSED };
      try {
        const response = await fetch('/rpc', {
          method: 'POST',
          headers: { Authorization: `Bearer ${known}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ call, params }),
        });
        if (response.status === 413) {
          return { ok: false, failure: { code: 'too-large', message: 'The file is too large.' } };
        }
        return response.ok ? ((await response.json()) as Reply) : { ok: false, failure: CLOSED };
      } catch {
        return { ok: false, failure: CLOSED };
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function takeToken(): Promise<string | null> {
  const code = location.hash.slice(1);
  if (!code) return sessionStorage.getItem(KEY);
  history.replaceState(null, '', location.pathname);
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  }).catch(() => null);
  if (!response?.ok) return sessionStorage.getItem(KEY);
  const { token } = (await response.json()) as { token: string };
  sessionStorage.setItem(KEY, token);
  return token;
}

/** Reads the stream of events for as long as the page lives; connects again when it breaks. */
async function listen(
  token: Promise<string | null>,
  tell: (event: NotebookEvent) => void,
): Promise<void> {
  const known = await token;
  if (!known) return;
  for (;;) {
    try {
      const response = await fetch('/events', { headers: { Authorization: `Bearer ${known}` } });
      if (response.status === 401) return;
      if (response.body) await readLines(response.body, (line) => tell(JSON.parse(line)));
    } catch {
      // The host is gone or asleep; calls say so, the stream tries again.
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function readLines(
  body: ReadableStream<Uint8Array>,
  take: (line: string) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') take(line);
  }
}
