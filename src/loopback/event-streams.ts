import type { ServerResponse } from 'node:http';
import type { NotebookEvent } from '../contract/events.ts';

/** The pages that listen. Each line of a stream is a JSON object; an empty line only says "still here". */
export interface EventStreams {
  open(response: ServerResponse): void;
  send(event: NotebookEvent): void;
  /** Tells every page that the notebook is being closed, and ends the streams. */
  close(): void;
}

const STILL_HERE_MS = 15_000;
/** A page that reads nothing is dropped before its backlog grows; it connects again when it wakes. */
const BACKLOG_BYTES = 4_000_000;

/** A line of the stream: what happened in the notebook, or that it is closed on purpose. */
export type StreamLine =
  | { readonly kind: 'event'; readonly event: NotebookEvent }
  | { readonly kind: 'closed' };

export function createEventStreams(): EventStreams {
  const open = new Set<ServerResponse>();
  const write = (text: string): void => {
    for (const response of open) {
      if (response.writableLength > BACKLOG_BYTES) response.destroy();
      else response.write(text);
    }
  };
  const line = (value: StreamLine): string => `${JSON.stringify(value)}\n`;
  const pulse = setInterval(() => write('\n'), STILL_HERE_MS);
  pulse.unref();
  return {
    open: (response) => {
      open.add(response);
      response.on('close', () => open.delete(response));
      // The first line makes the browser hand over the answer at once.
      response.write('\n');
    },
    send: (event) => write(line({ kind: 'event', event })),
    close: () => {
      clearInterval(pulse);
      write(line({ kind: 'closed' }));
      for (const response of open) response.end();
    },
  };
}
