import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { Tag } from '../../contract/tag.ts';
import { foldTagName, splitTagPath } from '../../domain/tag-path.ts';
import { type Action, type Handlers, reading, undoable } from '../handler.ts';
import type { ReadDb, WriteDb } from '../store/db.ts';
import { childKey, ensureTags, listTags, needTag, tagKeysWithin } from '../store/tag-store.ts';

/** The codebook. No call here ever takes a passage or an article away. */
export const tagHandlers = {
  'tags.list': reading((db) => listTags(db)),
  'tags.add': undoable(addTag),
  'tags.edit': undoable(editTag),
  'tags.move': undoable(moveTag),
  'tags.merge': undoable(mergeTags),
  'tags.delete': undoable(deleteTag),
} satisfies Partial<Handlers>;

function addTag({ db, at, newId, says }: Action, input: CallInput<'tags.add'>): Tag {
  const [key] = ensureTags(db, [input.path], at, newId);
  if (key === undefined) throw new Error('one path makes one tag');
  if (input.color) db.run('UPDATE tag SET color = ? WHERE key = ?', input.color, key);
  if (input.description !== undefined) {
    db.run('UPDATE tag SET description = ? WHERE key = ?', input.description, key);
  }
  says(`Add the tag ${input.path}`, ['tags']);
  return oneTag(db, key);
}

function editTag({ db, says }: Action, input: CallInput<'tags.edit'>): Tag {
  const key = needTag(db, input.tag);
  if (input.name !== undefined) rename(db, key, input.name);
  if (input.color !== undefined) {
    db.run('UPDATE tag SET color = ? WHERE key = ?', input.color, key);
  }
  if (input.description !== undefined) {
    db.run('UPDATE tag SET description = ? WHERE key = ?', input.description, key);
  }
  const label =
    input.name !== undefined
      ? `Rename the tag ${input.tag} to ${input.name}`
      : input.color !== undefined
        ? `Colour the tag ${input.tag}`
        : `Define the tag ${input.tag}`;
  says(label, ['tags', 'passages', 'articles']);
  return oneTag(db, key);
}

function rename(db: WriteDb, key: number, name: string): void {
  const names = splitTagPath(name);
  const [single] = names ?? [];
  if (!single || names?.length !== 1) {
    fail('bad-params', `name: “${name}” is no name for a tag: 1 to 200 characters without “/”.`);
  }
  const parent = db.value<number | null>('SELECT parent FROM tag WHERE key = ?', key) ?? null;
  const taken = childKey(db, parent, single);
  if (taken !== undefined && taken !== key) {
    fail('taken', `There is a tag ${single} beside it already; merge the two instead.`);
  }
  db.run('UPDATE tag SET name = ?, fold = ? WHERE key = ?', single, foldTagName(single), key);
}

function moveTag({ db, says }: Action, input: CallInput<'tags.move'>): Tag {
  const key = needTag(db, input.tag);
  const parent = input.parent === null ? null : needTag(db, input.parent);
  if (parent !== null && tagKeysWithin(db, key).includes(parent)) {
    fail('bad-params', `parent: ${input.tag} cannot stand under itself.`);
  }
  const name = db.value<string>('SELECT name FROM tag WHERE key = ?', key) ?? '';
  const taken = childKey(db, parent, name);
  if (taken !== undefined && taken !== key) {
    fail('taken', `There is a tag ${name} at that place already; merge the two instead.`);
  }
  db.run('UPDATE tag SET parent = ? WHERE key = ?', parent, key);
  says(
    input.parent === null
      ? `Move the tag ${input.tag} to the top`
      : `Move the tag ${input.tag} under ${input.parent}`,
    ['tags', 'passages', 'articles'],
  );
  return oneTag(db, key);
}

function mergeTags({ db, says }: Action, input: CallInput<'tags.merge'>): Tag {
  const into = needTag(db, input.into);
  for (const path of input.from) {
    const from = needTag(db, path);
    if (from === into) fail('bad-params', `from: ${path} is the tag to keep.`);
    if (tagKeysWithin(db, from).includes(into)) {
      fail('bad-params', `into: ${input.into} stands under ${path}; move it out first.`);
    }
    mergeInto(db, from, into);
  }
  says(`Merge ${input.from.join(', ')} into ${input.into}`, ['tags', 'passages', 'articles']);
  return oneTag(db, into);
}

/** Children come along; those whose name is taken there are merged in turn. */
function mergeInto(db: WriteDb, from: number, into: number): void {
  const children = db.all<{ key: number; name: string }>(
    'SELECT key, name FROM tag WHERE parent = ?',
    from,
  );
  for (const child of children) {
    const twin = childKey(db, into, child.name);
    if (twin === undefined) db.run('UPDATE tag SET parent = ? WHERE key = ?', into, child.key);
    else mergeInto(db, child.key, twin);
  }
  for (const [table, thing] of [
    ['passage_tag', 'passage'],
    ['article_tag', 'article'],
  ]) {
    db.run(
      `INSERT INTO ${table} (${thing}, tag, added) SELECT ${thing}, ?, added FROM ${table}
       WHERE tag = ? ON CONFLICT DO NOTHING`,
      into,
      from,
    );
    db.run(`DELETE FROM ${table} WHERE tag = ?`, from);
  }
  db.run('DELETE FROM tag WHERE key = ?', from);
}

function deleteTag({ db, says }: Action, { tag }: CallInput<'tags.delete'>) {
  const keys = tagKeysWithin(db, needTag(db, tag));
  const list = JSON.stringify(keys);
  const count = (table: string, thing: string): number =>
    db.value<number>(
      `SELECT count(DISTINCT ${thing}) FROM ${table} WHERE tag IN (SELECT value FROM json_each(?))`,
      list,
    ) ?? 0;
  const touched = {
    tags: keys.length,
    passages: count('passage_tag', 'passage'),
    articles: count('article_tag', 'article'),
  };
  // From the leaves up, so that no child is ever without its parent.
  for (const key of keys.reverse()) {
    db.run('DELETE FROM passage_tag WHERE tag = ?', key);
    db.run('DELETE FROM article_tag WHERE tag = ?', key);
    db.run('DELETE FROM tag WHERE key = ?', key);
  }
  says(`Delete the tag ${tag}`, ['tags', 'passages', 'articles']);
  return touched;
}

function oneTag(db: ReadDb, key: number): Tag {
  const id = db.value<string>('SELECT id FROM tag WHERE key = ?', key);
  const tag = listTags(db).find((row) => row.id === id);
  if (!tag) throw new Error('the tag just written is not there');
  return tag;
}
