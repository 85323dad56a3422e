import type { MessageBoxOptions } from 'electron';
import { linkDetails } from '../domain/link-details.ts';

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
 * The one way out of the program: opens an address in the browser after the user has seen the whole of it,
 * with its host both as it reads and as it is, and said yes. What is not a plain web or mail address is not even asked about.
 */
export async function openExternal(text: string, outside: Outside): Promise<void> {
  const { address, host, reads } = linkDetails(text);
  if (!address) return;
  const warning = `\n\nThe host reads as “${reads}”, and its real name is ${host}.`;
  const answer = await outside.ask({
    type: 'question',
    message: 'Open this address in your browser?',
    detail: reads === null ? address : `${address}${warning}`,
    buttons: ['Open', 'Cancel'],
    defaultId: CANCEL,
    cancelId: CANCEL,
    noLink: true,
  });
  if (answer === OPEN) await outside.open(address);
}
