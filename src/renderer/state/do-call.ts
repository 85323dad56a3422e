import { create } from 'zustand';
import type { CallName, CallParams, CallResult } from '../../contract/calls.ts';
import { CallFailure } from '../../contract/failure.ts';
import { client } from '../data/client.ts';
import { showToast } from './announce.ts';

/** What the status bar says of saving: how many writes wait for their answer, and whether the last failed. */
export const useSaving = create<{ readonly pending: number; readonly failed: string | null }>(
  () => ({
    pending: 0,
    failed: null,
  }),
);

/**
 * Makes a call that changes something. *Saved* is shown only once it was answered; a failure is shown at
 * once in its own words.
 * @returns the result, or null where it failed
 */
export async function doCall<N extends CallName>(
  name: N,
  params: CallParams<N>,
): Promise<CallResult<N> | null> {
  useSaving.setState(({ pending }) => ({ pending: pending + 1 }));
  try {
    const result = await client.call(name, params);
    useSaving.setState(({ pending }) => ({ pending: pending - 1, failed: null }));
    return result;
  } catch (error) {
    const message = error instanceof CallFailure ? error.message : 'The notebook did not answer.';
    useSaving.setState(({ pending }) => ({ pending: pending - 1, failed: message }));
    showToast(message, { failed: true });
    return null;
  }
}
