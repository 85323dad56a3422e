import { type Client, createClient } from '../../contract/client.ts';
import type { FailureCode } from '../../contract/failure.ts';
import type { Reply, Transport } from '../../contract/transport.ts';
import { followWrite } from '../state/activity.ts';
import { httpTransport } from './http-transport.ts';

declare global {
  interface Window {
    /** What the Electron preload exposes; absent in a browser. */
    readonly commonplace?: Transport;
  }
}

const transport = window.commonplace ?? httpTransport();

/** The notebook, whichever host the page runs in. */
export const client: Client = createClient({
  request: (call, params) => followWrite(call, transport.request(call, params), isLoss),
  subscribe: (listener) => transport.subscribe(listener),
});

/** Failures after which what was done is not in the notebook; others only refuse what makes no sense. */
const LOSSES: readonly FailureCode[] = ['read-only', 'full', 'damaged', 'refused', 'internal'];

function isLoss(reply: Reply): boolean {
  return !reply.ok && LOSSES.includes(reply.failure.code);
}
