import { type NotebookEvent, topics } from '../../contract/events.ts';
import type { Reply, Transport } from '../../contract/transport.ts';
import { showClosedNotice } from './closed-notice.ts';
import { type Entry, enter, isProved } from './http-session.ts';

const RETRIES = 20;
const RETRY_MS = 250;

/**
 * The notebook over HTTP, from the program on this computer that served the page. Requests wait for the
 * token; when the program goes away the page says so and every further request is refused.
 */
export function httpTransport(): Transport {
  const listeners = new Set<(event: NotebookEvent) => void>();
  let entry: Promise<Entry> = enter();
  const closeWith = (kind: Exclude<Entry['kind'], 'token'>): void => {
    entry = Promise.resolve({ kind });
    const { title, sentence } = NOTICES[kind];
    showClosedNotice(title, sentence);
  };
  const listen = async (token: string): Promise<void> => {
    const tell = (event: NotebookEvent): void => {
      for (const listener of listeners) listener(event);
    };
    for (;;) {
      if ((await readEvents(token, tell)) === 'closed') return closeWith('closed');
      // The stream broke. What happened meanwhile is not known: everything is read again.
      const again = reconnect(token);
      entry = again;
      if ((await again).kind !== 'token') return closeWith('closed');
      tell({ topics: [...topics], ids: [] });
    }
  };
  void entry.then((first) =>
    first.kind === 'token' ? listen(first.token) : closeWith(first.kind),
  );

  return {
    request: async (call, params) => {
      const current = await entry;
      return current.kind === 'token' ? ask(current.token, call, params) : GONE;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const GONE: Reply = {
  ok: false,
  failure: { code: 'refused', message: 'The notebook was closed; open it again.' },
};

const AGAIN =
  'Open it again with the command you started it with. If it still runs, press Enter in its terminal for a new address.';
const NOTICES: Readonly<
  Record<Exclude<Entry['kind'], 'token'>, { title: string; sentence: string }>
> = {
  closed: {
    title: 'This notebook was closed',
    sentence: `Everything that was saved is safe. ${AGAIN}`,
  },
  used: {
    title: 'This address was used before',
    sentence: `An address opens the notebook once. ${AGAIN} If it was not you who used it, close Commonplace.`,
  },
  expired: {
    title: 'This address has expired',
    sentence: `An address is good for one minute. ${AGAIN}`,
  },
  wrong: { title: 'This address does not open the notebook', sentence: AGAIN },
  none: {
    title: 'This tab has no access to the notebook',
    sentence: `Only the whole address that Commonplace printed opens it, once. ${AGAIN}`,
  },
};

/** A browser sends no more than 64 KB for a page that is gone. */
const KEPT_ALIVE = 30_000;

async function ask(token: string, call: string, params: unknown): Promise<Reply> {
  const body = JSON.stringify({ call, params });
  try {
    const answer = await fetch('/rpc', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body,
      credentials: 'omit',
      // What is being written leaves with the page, also while the tab is being closed.
      keepalive: call === 'drafts.keep' && body.length < KEPT_ALIVE,
    });
    if (answer.status === 413) {
      return {
        ok: false,
        failure: { code: 'too-large', message: 'This is more than the notebook takes at once.' },
      };
    }
    return (await answer.json()) as Reply;
  } catch {
    return GONE;
  }
}

/** Waits until the same program answers again; another program on the port never gets the token. */
async function reconnect(token: string): Promise<Entry> {
  for (let tries = 0; tries < RETRIES; tries += 1) {
    if (await isProved(token)) return { kind: 'token', token };
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  return { kind: 'closed' };
}

/** Passes events on until the stream ends: `closed` when the program said so, else `broken`. */
async function readEvents(
  token: string,
  tell: (event: NotebookEvent) => void,
): Promise<'closed' | 'broken'> {
  try {
    const answer = await fetch('/events', {
      headers: { Authorization: `Bearer ${token}` },
      credentials: 'omit',
    });
    if (!answer.ok || !answer.body) return answer.status === 401 ? 'closed' : 'broken';
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return 'broken';
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines.filter((line) => line !== '')) {
        const line = JSON.parse(text) as { kind: string; event: NotebookEvent };
        if (line.kind === 'closed') return 'closed';
        tell(line.event);
      }
    }
  } catch {
    return 'broken';
  }
}
