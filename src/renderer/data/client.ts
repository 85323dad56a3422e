import { type Client, createClient } from '../../contract/client.ts';
import type { Transport } from '../../contract/transport.ts';
import { httpTransport } from './http-transport.ts';

declare global {
  interface Window {
    /** What the Electron preload exposes; absent in a browser. */
    readonly commonplace?: Transport;
  }
}

/** The notebook, whichever host the page runs in. */
export const client: Client = createClient(window.commonplace ?? httpTransport());
