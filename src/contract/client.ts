import type { CallName, CallParams, CallResult } from './calls.ts';
import { CallFailure } from './failure.ts';
import type { Transport } from './transport.ts';

/** The typed face of a transport. */
export interface Client {
  /** Makes a call; throws {@link CallFailure} where the reply is a failure. */
  call<N extends CallName>(name: N, params: CallParams<N>): Promise<CallResult<N>>;
  subscribe: Transport['subscribe'];
}

/** Wraps any host's transport. The result's shape is the core's promise, checked in its tests. */
export function createClient(transport: Transport): Client {
  return {
    async call<N extends CallName>(name: N, params: CallParams<N>): Promise<CallResult<N>> {
      const reply = await transport.request(name, params);
      if (!reply.ok) throw new CallFailure(reply.failure);
      return reply.value as CallResult<N>;
    },
    subscribe: (listener) => transport.subscribe(listener),
  };
}
