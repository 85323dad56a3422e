import type { NotebookEvent } from './events.ts';
import type { Failure } from './failure.ts';

/** The answer to a call: never an exception, because those lose their fields on the way. */
export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** All that a host is: a way to ask and a way to be told. */
export interface Transport {
  request(call: string, params: unknown): Promise<Reply>;
  /** Calls `listener` on each event until the returned function is called. */
  subscribe(listener: (event: NotebookEvent) => void): () => void;
}
