import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import { type Action, type Handlers, undoable } from '../handler.ts';
import { needPassages } from '../store/passage-store.ts';

/** Links from passage to passage. */
export const linkHandlers = {
  'links.add': undoable(addLink),
} satisfies Partial<Handlers>;

function addLink({ db, at, newId, says }: Action, input: CallInput<'links.add'>) {
  if (input.from === input.to) fail('bad-params', 'to: a passage cannot be linked to itself.');
  const [from, to] = needPassages(db, [input.from, input.to]);
  if (!from || !to) throw new Error('two ids give two passages');
  const link = {
    id: newId(),
    from: input.from,
    to: input.to,
    type: input.type ?? 'relates to',
    note: input.note ?? '',
  };
  db.run(
    'INSERT INTO link (id, origin, target, type, note, created) VALUES (?, ?, ?, ?, ?, ?)',
    link.id,
    from.key,
    to.key,
    link.type,
    link.note,
    at,
  );
  says('Link two passages', ['links'], [from.articleId, to.articleId]);
  return link;
}
