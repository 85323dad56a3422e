import type { CallName, CallParams, CallResult } from '../../contract/calls.ts';
import { CallFailure, type Failure } from '../../contract/failure.ts';
import { client } from '../data/client.ts';
import { openPanel } from '../panels/panel-props.ts';
import { showFailure, showToast } from './announce.ts';
import { useView } from './view.ts';

/**
 * Makes a call that changes the notebook, says so in a toast with *Undo*, and says why where it failed. Where it
 * would touch many things, the notebook says how many and somebody is asked first.
 * @param words what was done, or how to say it from the result; without them nothing is said
 * @returns the result, or null where it failed or was not wanted
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
    const failure = error instanceof CallFailure ? error.failure : null;
    if (failure?.code === 'unconfirmed' && (await isWanted(failure))) {
      return change(name, { ...params, confirm: failure.count }, words);
    }
    if (failure?.code !== 'unconfirmed') showFailure(error);
    return null;
  }
}

/** Asks; leaving the question is a no. */
function isWanted({ message, count }: Failure): Promise<boolean> {
  return new Promise((resolve) => {
    const stop = useView.subscribe(({ panel }) => {
      if (panel === 'confirm') return;
      stop();
      // The answer comes right after the panel has closed.
      setTimeout(() => resolve(false));
    });
    openPanel('confirm', {
      title: `${(count ?? 0).toLocaleString('en')} at once?`,
      text: `${message} One undo takes it back.`,
      verb: 'Go on',
      run: () => resolve(true),
    });
  });
}
