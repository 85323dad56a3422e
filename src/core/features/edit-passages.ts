import type { CallInput } from '../../contract/calls.ts';
import { CallFailure, fail } from '../../contract/failure.ts';
import type { Passage } from '../../contract/passage.ts';
import { shorten } from '../../domain/shorten.ts';
import type { Action } from '../handler.ts';
import type { WriteDb } from '../store/db.ts';
import { needPassages, type PassageRef, passagesByKey } from '../store/passage-store.ts';
import { ensureTags, needTag, tagPathOf } from '../store/tag-store.ts';
import { placePassage, writeEarlier } from './passage-place.ts';

type Edit = CallInput<'passages.edit'>;

/**
 * Changes passages, however many, as one step. Those that already are as asked stay untouched.
 * @throws CallFailure `bad-params` for a note or ranges of several passages; `conflict` where the note is no
 * longer what its writer saw; as {@link placePassage}
 */
export function editPassages({ db, at, newId, says }: Action, input: Edit): Passage[] {
  const passages = needPassages(db, input.ids);
  if (passages.length > 1 && (input.note || input.ranges)) {
    fail('bad-params', 'ids: a note or ranges are for one passage, not several.');
  }
  const [first] = passages;
  if (first && input.note && input.was !== undefined) refuseStale(db, first, input.was, input.note);
  const added = ensureTags(db, input.addTags ?? [], at, newId);
  const removed = (input.removeTags ?? []).map((path) => needTag(db, path));
  const tags = {
    added: added.map((key) => tagPathOf(db, key)),
    removed: removed.map((key) => tagPathOf(db, key)),
  };
  for (const passage of passages) {
    const retagged = retag(db, passage.key, added, removed, at);
    const rewritten = rewrite(db, passage, input);
    if (retagged || rewritten) {
      db.run('UPDATE passage SET modified = ? WHERE key = ?', at, passage.key);
    }
  }
  says(
    labelOf(input, passages, tags),
    added.length + removed.length > 0 ? ['passages', 'tags'] : ['passages'],
    [...new Set(passages.map(({ articleId }) => articleId))],
  );
  return passagesByKey(
    db,
    passages.map(({ key }) => key),
  );
}

/** Two tabs, or a tab and a script: the second must not write over what it has not seen. */
function refuseStale(
  db: WriteDb,
  { key, quote }: PassageRef,
  was: string,
  { markdown }: NonNullable<Edit['note']>,
): void {
  const current = db.value<string>('SELECT note FROM passage WHERE key = ?', key) ?? '';
  if (current === was || current === markdown) return;
  throw new CallFailure({
    code: 'conflict',
    message: `The note on “${shorten(quote, 40)}” was changed elsewhere in the meantime.`,
    current,
  });
}

function retag(
  db: WriteDb,
  passage: number,
  added: readonly number[],
  removed: readonly number[],
  at: string,
): boolean {
  let changes = 0;
  for (const tag of added) {
    changes += db.run(
      'INSERT INTO passage_tag (passage, tag, added) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      passage,
      tag,
      at,
    ).changes;
  }
  for (const tag of removed) {
    changes += db.run(
      'DELETE FROM passage_tag WHERE passage = ? AND tag = ?',
      passage,
      tag,
    ).changes;
  }
  return changes > 0;
}

function rewrite(db: WriteDb, { key, articleId }: PassageRef, input: Edit): boolean {
  let changes = 0;
  if (input.color) {
    const { color } = input;
    changes += db.run(
      'UPDATE passage SET color = ? WHERE key = ? AND color <> ?',
      color,
      key,
      color,
    ).changes;
  }
  if (input.note) {
    const { markdown, state } = input.note;
    changes += db.run(
      `UPDATE passage SET note = ?, note_state = ?
       WHERE key = ? AND (note <> ? OR note_state IS NOT ?)`,
      markdown,
      state,
      key,
      markdown,
      state,
    ).changes;
  }
  if (input.ranges) {
    // The researcher says which words are meant now: they are the quote from here on, else the mark would lie.
    const place = placePassage(
      db,
      articleId,
      { kind: 'ranges', ranges: input.ranges, words: input.words },
      input.revision,
    );
    writeEarlier(db, key, place);
    changes += db.run(
      `UPDATE passage SET revision = ?, ranges = ?, first = ?, quote = ?, prefix = ?, suffix = ?,
         state = ?, review = ?, found = ?
       WHERE key = ? AND (revision <> ? OR ranges <> ? OR state <> 'exact')`,
      place.revision,
      place.ranges,
      place.first,
      place.quote,
      place.prefix,
      place.suffix,
      place.state,
      place.review,
      place.found,
      key,
      place.revision,
      place.ranges,
    ).changes;
  }
  return changes > 0;
}

function labelOf(
  input: Edit,
  passages: readonly PassageRef[],
  tags: { readonly added: readonly string[]; readonly removed: readonly string[] },
): string {
  const [first] = passages;
  const what =
    passages.length === 1 && first
      ? `“${shorten(first.quote, 40)}”`
      : `${passages.length} passages`;
  if (input.ranges) return `Move the edges of ${what}`;
  if (input.note) {
    return input.note.markdown.trim() === '' ? `Remove the note on ${what}` : `Note on ${what}`;
  }
  if (tags.added.length > 0) return `Tag ${what} with ${tags.added.join(', ')}`;
  if (tags.removed.length > 0) return `Take ${tags.removed.join(', ')} off ${what}`;
  if (input.color) return `Colour ${what} ${input.color}`;
  return `Edit ${what}`;
}
