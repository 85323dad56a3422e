import type { CallName, CallParams, CallResult } from '../../contract/calls.ts';
import { client } from '../data/client.ts';
import { showFailure, showToast } from './announce.ts';

/**
 * Makes a call that changes the notebook, says so in a toast with *Undo*, and says why where it failed.
 * @param words what was done, or how to say it from the result; without them nothing is said
 * @returns the result, or null where it failed
 */
export async function change<N extends CallName>(
  name: N,
  params: CallParams<N>,
  words?: string | ((result: CallResult<N>) => string),
): Promise<CallResult<N> | null> {
  try {
    const result = await client.call(name, params);
    if (words) showToast(typeof words === 'string' ? words : words(result), { undo: true });
    return result;
  } catch (error) {
    showFailure(error);
    return null;
  }
}
