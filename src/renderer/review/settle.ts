import type { AnchorState, Passage } from '../../contract/passage.ts';
import type { Decision } from '../../contract/revision.ts';
import { shorten } from '../../domain/shorten.ts';
import { client } from '../data/client.ts';
import { countPassages } from '../library/article-words.ts';
import { openPanel } from '../panels/panel-props.ts';
import { showFailure, showToast } from '../state/announce.ts';

/** So many at once are settled without a question. */
const UNASKED = 20;

/** Passages whose settling is under way: a key that is pressed twice must not settle twice. */
const under = new Set<string>();

/** Settles one passage; the toast says what was done and offers it back. */
export async function settleOne(passage: Passage, decision: Decision): Promise<void> {
  if (under.has(passage.id)) return;
  await settle([passage.id], decision, `“${shorten(passage.quote, 40)}”`);
}

/** Settles all that ask and are of one kind, as one step. Of many it is asked first. */
export async function settleKind(state: AnchorState, decision: Decision): Promise<void> {
  const ids = await askingIds(state);
  if (ids === null) return;
  if (ids.length === 0) {
    showToast('No passage of this kind asks for review.', { failed: true });
    return;
  }
  const words = countPassages(ids.length);
  const run = (): Promise<void> => settle(ids, decision, words);
  if (ids.length <= UNASKED) return run();
  openPanel('confirm', {
    title: `${VERBS[decision.kind]} ${words}?`,
    text: `${words} ${STATE_TEXT[state]}. You can undo this as one step.`,
    verb: VERBS[decision.kind],
    run,
  });
}

/** The passages of one state that ask; null where they could not be read, which has been said. */
async function askingIds(state: AnchorState): Promise<string[] | null> {
  try {
    const { passages } = await client.call('review.list', { state });
    return passages.map(({ id }) => id);
  } catch (error) {
    showFailure(error);
    return null;
  }
}

async function settle(ids: readonly string[], decision: Decision, what: string): Promise<void> {
  for (const id of ids) under.add(id);
  try {
    const { passages, left } = await client.call('review.decide', {
      ids: [...ids],
      decision,
      confirm: ids.length,
    });
    if (passages === 0) showToast(NOT_FITTING[decision.kind], { failed: true });
    else {
      const rest =
        left > 0 ? `; ${countPassages(left)} left as ${left === 1 ? 'it is' : 'they are'}` : '';
      showToast(`${DONE[decision.kind]} ${what}${rest}`, { undo: true });
    }
  } catch (error) {
    showFailure(error);
  } finally {
    for (const id of ids) under.delete(id);
  }
}

const VERBS: Readonly<Record<Decision['kind'], string>> = {
  accept: 'Attach',
  attach: 'Attach',
  keep: 'Keep',
  lost: 'Mark as lost',
  ask: 'Ask again about',
};

const DONE: Readonly<Record<Decision['kind'], string>> = {
  accept: 'Attached',
  attach: 'Attached',
  keep: 'Kept on the old text:',
  lost: 'Marked as lost:',
  ask: 'To review again:',
};

const NOT_FITTING: Readonly<Record<Decision['kind'], string>> = {
  accept: 'There is no one place to attach it to: choose one, or keep it.',
  attach: 'It cannot stand there.',
  keep: 'It stands in the current text.',
  lost: 'It stands in the current text.',
  ask: 'Nothing was settled about it.',
};

const STATE_TEXT: Readonly<Record<AnchorState, string>> = {
  exact: 'stand where they stood',
  moved: 'moved with their words',
  changed: 'stand where other words are now',
  ambiguous: 'fit in several places',
  lost: 'were not found in the text',
};
