import type { Reply } from '../../src/contract/transport.ts';
import type { Core } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';

/** Makes a call, and where it touches so many things that it asks, says yes to their number. */
export async function confirmed(core: Core, call: string, params: object): Promise<Reply> {
  const reply = await dispatch(core, call, params);
  if (reply.ok || reply.failure.code !== 'unconfirmed') return reply;
  return dispatch(core, call, { ...params, confirm: reply.failure.count });
}
