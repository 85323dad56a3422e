import type { MessageBoxOptions } from 'electron';
import { externalAddress } from './external-address.ts';

/** What of the system is used here. */
export interface Outside {
  /** Shows a question and answers the index of the button. */
  ask(question: MessageBoxOptions): Promise<number>;
  /** Opens an address in the user's browser. */
  open(address: string): Promise<void>;
}

const OPEN = 0;
const CANCEL = 1;

/**
 * The one way out of the program: opens an address in the browser after the user has seen the whole of it
 * and said yes. What is not a plain web or mail address is not even asked about.
 */
export async function openExternal(text: string, outside: Outside): Promise<void> {
  const address = externalAddress(text);
  if (!address) return;
  const answer = await outside.ask({
    type: 'question',
    message: 'Open this address in your browser?',
    detail: address,
    buttons: ['Open', 'Cancel'],
    defaultId: CANCEL,
    cancelId: CANCEL,
    noLink: true,
  });
  if (answer === OPEN) await outside.open(address);
}
