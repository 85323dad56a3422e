import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { Tag } from '../../contract/tag.ts';
import type { Action } from '../handler.ts';
import type { ReadDb, WriteDb } from '../store/db.ts';
import { childKey, needTag, tagByKey, tagKeysWithin, tagPathOf } from '../store/tag-store.ts';

/**
 * Puts all that bears the tags `from` under `into` and removes them. Children come along; those whose name is
 * taken there are merged in turn. Definitions are joined, none is lost.
 * @throws CallFailure `not-found`; `bad-params` where `into` is one of `from` or stands under one
 */
export function mergeTags({ db, says }: Action, input: CallInput<'tags.merge'>): Tag {
  const into = needTag(db, input.into);
  const path = tagPathOf(db, into);
  const from = [...new Set(input.from.map((name) => needTag(db, name)))];
  const names = from.map((key) => tagPathOf(db, key));
  for (const key of from) {
    const named = tagPathOf(db, key);
    if (key === into) fail('bad-params', `from: ${named} is the tag to keep.`);
    if (tagKeysWithin(db, key).includes(into)) {
      fail('bad-params', `into: ${path} stands under ${named}; move it out first.`);
    }
  }
  for (const key of from) mergeInto(db, key, into);
  says(`Merge ${names.join(', ')} into ${path}`, ['tags', 'passages', 'articles']);
  return tagByKey(db, into) ?? fail('not-found', `There is no tag ${path}.`);
}

interface Row {
  readonly key: number;
  readonly name: string;
  readonly color: string | null;
  readonly description: string;
}

const ROW = 'SELECT key, name, color, description FROM tag';

function mergeInto(db: WriteDb, from: number, into: number): void {
  // It may have gone already, as the child of another that was merged.
  const row = rowAt(db, from);
  const kept = rowAt(db, into);
  if (!row || !kept) return;
  // Read anew each time: merging a child can bring this tag another one.
  for (let child = firstChild(db, from); child; child = firstChild(db, from)) {
    const twin = childKey(db, into, child.name);
    if (twin === undefined) db.run('UPDATE tag SET parent = ? WHERE key = ?', into, child.key);
    else mergeInto(db, child.key, twin);
  }
  db.run(
    `INSERT INTO passage_tag (passage, tag, added) SELECT passage, ?, added FROM passage_tag
     WHERE tag = ? ON CONFLICT DO NOTHING`,
    into,
    from,
  );
  db.run(
    `INSERT INTO article_tag (article, tag, added) SELECT article, ?, added FROM article_tag
     WHERE tag = ? ON CONFLICT DO NOTHING`,
    into,
    from,
  );
  db.run('DELETE FROM passage_tag WHERE tag = ?', from);
  db.run('DELETE FROM article_tag WHERE tag = ?', from);
  db.run(
    'UPDATE tag SET color = ?, description = ? WHERE key = ?',
    kept.color ?? row.color,
    joined(kept.description, row.description),
    into,
  );
  db.run('DELETE FROM tag WHERE key = ?', from);
}

function rowAt(db: ReadDb, key: number): Row | undefined {
  return db.get<Row>(`${ROW} WHERE key = ?`, key);
}

function firstChild(db: ReadDb, parent: number): Row | undefined {
  return db.get<Row>(`${ROW} WHERE parent = ? LIMIT 1`, parent);
}

function joined(kept: string, other: string): string {
  if (other === '' || kept === other) return kept;
  return kept === '' ? other : `${kept}\n\n${other}`;
}
