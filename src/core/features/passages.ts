import type { CallInput } from '../../contract/calls.ts';
import type { Passage } from '../../contract/passage.ts';
import { shorten } from '../../domain/shorten.ts';
import { bulk, type Extent, numbered } from '../bulk.ts';
import { type Action, type Handlers, reading, undoable } from '../handler.ts';
import { needArticle } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';
import { findPassages, needPassages, passagesByKey } from '../store/passage-store.ts';
import { passageKeysForQuery } from '../store/search-filter.ts';
import { ensureTags, tagsToFilter } from '../store/tag-store.ts';
import { editPassages } from './edit-passages.ts';
import { placePassage } from './passage-place.ts';

/** Passages: marking, tags, notes, colours, boundaries. */
export const passageHandlers = {
  'passages.list': reading(listPassages),
  'passages.create': undoable(createPassage),
  'passages.edit': bulk({ extent: ofPassages('This changes') }, undoable(editPassages)),
  'passages.delete': bulk(
    { extent: ofPassages('This deletes'), deletes: true },
    undoable(deletePassages),
  ),
} satisfies Partial<Handlers>;

function ofPassages(verb: string) {
  return (_: ReadDb, { ids }: { readonly ids: readonly string[] }): Extent => {
    const count = new Set(ids).size;
    return { count, words: `${verb} ${numbered(count, 'passage')}` };
  };
}

const ALL = 1_000_000;

function listPassages(db: ReadDb, input: CallInput<'passages.list'>) {
  return findPassages(db, {
    article: input.article === undefined ? null : needArticle(db, input.article).key,
    keys: input.query === undefined ? null : passageKeysForQuery(db, input.query),
    ids: input.ids ?? null,
    tags: tagsToFilter(db, input.tag),
    state: input.state ?? null,
    limit: input.limit ?? ALL,
    offset: input.offset ?? 0,
  });
}

function createPassage(
  { db, at, newId, says }: Action,
  input: CallInput<'passages.create'>,
): Passage {
  const place = placePassage(db, input.article, input.where);
  const { key } = db.run(
    `INSERT INTO passage (id, article, revision, ranges, first, quote, prefix, suffix, state, color,
       note, note_state, creator, created, modified)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'exact', ?, ?, ?, '', ?, ?)`,
    newId(),
    place.article,
    place.revision,
    place.ranges,
    place.first,
    place.quote,
    place.prefix,
    place.suffix,
    input.color ?? 'yellow',
    input.note?.markdown ?? '',
    input.note?.state ?? null,
    at,
    at,
  );
  for (const tag of new Set(ensureTags(db, input.tags ?? [], at, newId))) {
    db.run('INSERT INTO passage_tag (passage, tag, added) VALUES (?, ?, ?)', key, tag, at);
  }
  says(
    `Highlight “${shorten(place.quote)}”`,
    input.tags?.length ? ['passages', 'tags'] : ['passages'],
    [input.article],
  );
  const [passage] = passagesByKey(db, [key]);
  if (!passage) throw new Error('the passage just made is not there');
  return passage;
}

function deletePassages({ db, says }: Action, { ids }: CallInput<'passages.delete'>) {
  const passages = needPassages(db, ids);
  for (const { key } of passages) {
    db.run('DELETE FROM link WHERE origin = ? OR target = ?', key, key);
    db.run('DELETE FROM passage_tag WHERE passage = ?', key);
    db.run('DELETE FROM passage WHERE key = ?', key);
  }
  const [first] = passages;
  says(
    passages.length === 1 && first
      ? `Delete the highlight “${shorten(first.quote)}”`
      : `Delete ${passages.length} highlights`,
    ['passages', 'links'],
    [...new Set(passages.map(({ articleId }) => articleId))],
  );
  return { passages: passages.length };
}
