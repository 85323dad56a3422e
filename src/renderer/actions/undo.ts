import { CallFailure } from '../../contract/failure.ts';
import { client } from '../data/client.ts';
import { showFailure, showToast } from '../state/announce.ts';

/** Takes the last change back and says in words which one it was. */
export async function undoLast(): Promise<void> {
  await step('history.undo', 'Undone', 'There is nothing to undo.');
}

/** Brings the last undone change back and says in words which one it was. */
export async function redoLast(): Promise<void> {
  await step('history.redo', 'Redone', 'There is nothing to redo.');
}

async function step(
  call: 'history.undo' | 'history.redo',
  verb: string,
  nothing: string,
): Promise<void> {
  try {
    const { label } = await client.call(call, {});
    showToast(`${verb}: ${label}`);
  } catch (error) {
    if (error instanceof CallFailure && error.failure.code === 'nothing') showToast(nothing);
    else showFailure(error);
  }
}
