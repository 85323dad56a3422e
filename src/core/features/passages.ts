import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { Passage } from '../../contract/passage.ts';
import { shorten } from '../../domain/shorten.ts';
import { bulk, type Extent, numbered } from '../bulk.ts';
import { type Action, type Handlers, reading, undoable } from '../handler.ts';
import { needArticle, needRevision } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';
import {
  findPassages,
  needPassages,
  passagesByKey,
  passagesInRevision,
} from '../store/passage-store.ts';
import { passageKeysForQuery } from '../store/search-filter.ts';
import { ensureTags, tagsToFilter } from '../store/tag-store.ts';
import { editPassages } from './edit-passages.ts';
import { ownName } from './own-name.ts';
import { placePassage, writeEarlier } from './passage-place.ts';

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
  if (input.revision !== undefined) return listThen(db, input);
  return findPassages(db, {
    article: input.article === undefined ? null : needArticle(db, input.article).key,
    keys: input.query === undefined ? null : passageKeysForQuery(db, input.query),
    ids: input.ids ?? null,
    tags: tagsToFilter(db, input.tag),
    state: input.state ?? null,
    asking: input.review === 'open',
    limit: input.limit ?? ALL,
    offset: input.offset ?? 0,
  });
}

function listThen(db: ReadDb, input: CallInput<'passages.list'>) {
  const { article: id, revision, limit, offset, ...filters } = input;
  if (id === undefined || Object.values(filters).some((value) => value !== undefined)) {
    fail('bad-params', 'revision: it goes with an article and nothing else.');
  }
  const article = needArticle(db, id ?? '');
  const { number } = needRevision(db, article.key, article.id, revision ?? article.revision);
  return passagesInRevision(db, article.key, number, { limit: limit ?? ALL, offset: offset ?? 0 });
}

function createPassage(
  { db, at, newId, says }: Action,
  input: CallInput<'passages.create'>,
): Passage {
  const place = placePassage(db, input.article, input.where, input.revision);
  const { key } = db.run(
    `INSERT INTO passage (id, article, revision, ranges, first, quote, prefix, suffix, state, review,
       found, color, note, note_state, creator, created, modified)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    newId(),
    place.article,
    place.revision,
    place.ranges,
    place.first,
    place.quote,
    place.prefix,
    place.suffix,
    place.state,
    place.review,
    place.found,
    input.color ?? 'yellow',
    input.note?.markdown ?? '',
    input.note?.state ?? null,
    ownName(db),
    at,
    at,
  );
  if (place.earlier) writeEarlier(db, key, place);
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
    db.run('DELETE FROM earlier_place WHERE passage = ?', key);
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
