import { beforeEach, describe, expect, it } from 'vitest';
import type { CallName } from '../../../contract/calls.ts';
import { type Client, createClient } from '../../../contract/client.ts';
import type { NotebookEvent } from '../../../contract/events.ts';
import { useImportRuns } from './import-runs.ts';
import { sendFiles } from './send-files.ts';
import { pastedFile, type WaitingFile } from './waiting-file.ts';

/** A core that reads one queued file every 2 ms, and remembers how many it ever had to hold. */
function slowCore(options: { refuse?: string; cancelAfter?: number } = {}) {
  const seen = { names: [] as string[], most: 0, closed: 0 };
  let queued = 0;
  let done = 0;
  let cancelled = false;
  const listeners = new Set<(event: NotebookEvent) => void>();
  const calls: Partial<Record<CallName, (params: never) => unknown>> = {
    'import.open': () => ({ id: 'job' }),
    'import.add': ({ name }: { name: string }) => {
      if (name === options.refuse) {
        return { failure: { code: 'too-large', message: `${name} is too large.` } };
      }
      seen.names.push(name);
      queued += 1;
      seen.most = Math.max(seen.most, queued);
      setTimeout(() => {
        queued -= 1;
        done += 1;
        if (done === options.cancelAfter) cancelled = true;
        for (const listener of listeners) listener({ topics: ['jobs'], ids: [] });
      }, 2 * queued);
      return {};
    },
    'import.close': () => {
      seen.closed += 1;
      return {};
    },
    'jobs.list': () => [{ id: 'job', state: cancelled ? 'cancelled' : 'running', done }],
  };
  const client: Client = createClient({
    request: async (name, params) => {
      const value = calls[name as CallName]?.(params as never) as { failure?: never };
      return value.failure ? { ok: false, failure: value.failure } : { ok: true, value };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  return { client, seen };
}

const many = (count: number): WaitingFile[] =>
  Array.from({ length: count }, (_, at) => pastedFile(`${at}.txt`, `text ${at}`));
const plain = { tags: [], collection: null };

describe('sending files', () => {
  beforeEach(() => useImportRuns.setState({ runs: [] }));

  it('sends them all in order, and never lets more than a few pile up', async () => {
    const { client, seen } = slowCore();
    const { sent } = await sendFiles(client, many(300), [], plain);
    await sent;
    expect(seen.names).toEqual(many(300).map(({ name }) => name));
    expect(seen.most).toBeLessThanOrEqual(201);
    expect(seen.most).toBeGreaterThan(10);
    expect(seen.closed).toBe(1);
    expect(useImportRuns.getState().runs[0]).toMatchObject({ sent: 300, sending: false });
  });

  it('lets only a few through when they are large', async () => {
    const { client, seen } = slowCore();
    const large: WaitingFile[] = many(8).map((file) => ({
      ...file,
      bytes: async () => new Uint8Array(7_000_000),
    }));
    const { sent } = await sendFiles(client, large, [], plain);
    await sent;
    expect(seen.names).toHaveLength(8);
    expect(seen.most).toBeLessThanOrEqual(3);
  });

  it('goes on behind a file that cannot be read or is refused, and keeps the reason', async () => {
    const { client, seen } = slowCore({ refuse: '2.txt' });
    const broken: WaitingFile = {
      name: 'gone.txt',
      named: true,
      bytes: () => Promise.reject(new DOMException('', 'NotFoundError')),
    };
    const { sent } = await sendFiles(client, [broken, ...many(4)], [], plain);
    await sent;
    expect(seen.names).toEqual(['0.txt', '1.txt', '3.txt']);
    expect(useImportRuns.getState().runs[0]?.unread).toEqual([
      { name: 'gone.txt', error: 'The file was moved or deleted before it could be read.' },
      { name: '2.txt', error: '2.txt is too large.' },
    ]);
  });

  it('stops reading files when the import is cancelled', async () => {
    const { client, seen } = slowCore({ cancelAfter: 5 });
    const { sent } = await sendFiles(client, many(900), [], plain);
    await sent;
    expect(seen.names.length).toBeLessThan(400);
    const [run] = useImportRuns.getState().runs;
    // Each file that was not sent is named.
    expect([...seen.names, ...(run?.unsent ?? [])]).toHaveLength(900);
    expect(seen.closed).toBe(1);
  });
});
