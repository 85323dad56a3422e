import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { Tag } from '../../contract/tag.ts';
import { foldTagName, splitTagPath } from '../../domain/tag-path.ts';
import { bulk, type Extent, numbered } from '../bulk.ts';
import { type Action, type Handlers, reading, undoable } from '../handler.ts';
import type { ReadDb, WriteDb } from '../store/db.ts';
import {
  childKey,
  ensureTags,
  listTags,
  needTag,
  tagByKey,
  tagKeysWithin,
  tagPathOf,
} from '../store/tag-store.ts';
import { mergeTags } from './merge-tags.ts';

/** The codebook. No call here ever takes a passage or an article away. */
export const tagHandlers = {
  'tags.list': reading((db) => listTags(db)),
  'tags.add': undoable(addTag),
  'tags.edit': undoable(editTag),
  'tags.move': undoable(moveTag),
  'tags.merge': bulk({ extent: ofMerge }, undoable(mergeTags)),
  'tags.delete': bulk({ extent: ofDeletion, deletes: true }, undoable(deleteTag)),
} satisfies Partial<Handlers>;

function ofMerge(db: ReadDb, { from }: CallInput<'tags.merge'>): Extent {
  const { count, words } = bearing(
    db,
    from.map((path) => needTag(db, path)),
  );
  return { count, words: `This puts another tag on ${words}` };
}

function ofDeletion(db: ReadDb, { tag }: CallInput<'tags.delete'>): Extent {
  const { count, words } = bearing(db, [needTag(db, tag)]);
  return { count, words: `This takes a tag off ${words}; they stay` };
}

/** What bears these tags or one below them. */
function bearing(db: ReadDb, tags: readonly number[]): Extent {
  const keys = JSON.stringify(tags.flatMap((key) => tagKeysWithin(db, key)));
  const count = (thing: string): number =>
    db.value<number>(
      `SELECT count(DISTINCT ${thing}) FROM ${thing}_tag WHERE tag IN (SELECT value FROM json_each(?))`,
      keys,
    ) ?? 0;
  const passages = count('passage');
  const articles = count('article');
  const both = [
    passages > 0 ? numbered(passages, 'passage') : '',
    articles > 0 ? numbered(articles, 'article') : '',
  ];
  return { count: passages + articles, words: both.filter(Boolean).join(' and ') };
}

function addTag({ db, at, newId, says }: Action, input: CallInput<'tags.add'>): Tag {
  const [key] = ensureTags(db, [input.path], at, newId);
  if (key === undefined) throw new Error('one path makes one tag');
  if (input.color) db.run('UPDATE tag SET color = ? WHERE key = ?', input.color, key);
  if (input.description !== undefined) {
    db.run('UPDATE tag SET description = ? WHERE key = ?', input.description, key);
  }
  says(`Add the tag ${tagPathOf(db, key)}`, ['tags']);
  return oneTag(db, key);
}

function editTag({ db, says }: Action, input: CallInput<'tags.edit'>): Tag {
  const key = needTag(db, input.tag);
  const path = tagPathOf(db, key);
  if (input.name !== undefined) rename(db, key, input.name);
  if (input.color !== undefined) {
    db.run('UPDATE tag SET color = ? WHERE key = ?', input.color, key);
  }
  if (input.description !== undefined) {
    db.run('UPDATE tag SET description = ? WHERE key = ?', input.description, key);
  }
  const label =
    input.name !== undefined
      ? `Rename the tag ${path} to ${input.name}`
      : input.color !== undefined
        ? `Colour the tag ${path}`
        : `Define the tag ${path}`;
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
  const path = tagPathOf(db, key);
  const parent = input.parent === null ? null : needTag(db, input.parent);
  if (parent !== null && tagKeysWithin(db, key).includes(parent)) {
    fail('bad-params', `parent: ${path} cannot stand under itself.`);
  }
  const name = db.value<string>('SELECT name FROM tag WHERE key = ?', key) ?? '';
  const taken = childKey(db, parent, name);
  if (taken !== undefined && taken !== key) {
    fail('taken', `There is a tag ${tagPathOf(db, taken)} already; merge the two instead.`);
  }
  db.run('UPDATE tag SET parent = ? WHERE key = ?', parent, key);
  says(
    parent === null
      ? `Move the tag ${path} to the top`
      : `Move the tag ${path} under ${tagPathOf(db, parent)}`,
    ['tags', 'passages', 'articles'],
  );
  return oneTag(db, key);
}

function deleteTag({ db, says }: Action, { tag }: CallInput<'tags.delete'>) {
  const key = needTag(db, tag);
  const path = tagPathOf(db, key);
  const keys = tagKeysWithin(db, key);
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
  for (const below of keys.reverse()) {
    db.run('DELETE FROM passage_tag WHERE tag = ?', below);
    db.run('DELETE FROM article_tag WHERE tag = ?', below);
    db.run('DELETE FROM tag WHERE key = ?', below);
  }
  says(`Delete the tag ${path}`, ['tags', 'passages', 'articles']);
  return touched;
}

function oneTag(db: ReadDb, key: number): Tag {
  return tagByKey(db, key) ?? fail('not-found', 'The tag is not there any more.');
}
