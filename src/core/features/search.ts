import type { CallInput, CallResult } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { SavedSearch, SearchPlace } from '../../contract/search.ts';
import { parseQuery } from '../../domain/query.ts';
import { shorten } from '../../domain/shorten.ts';
import { takeFairly } from '../../domain/take-fairly.ts';
import { type Action, type Handlers, reading, undoable } from '../handler.ts';
import type { ReadDb } from '../store/db.ts';
import { findKeys, readHit } from '../store/search-hits.ts';

/** Finding things again, and the searches kept in the sidebar. */
export const searchHandlers = {
  'search.run': reading(runSearch),
  'searches.list': reading((db) =>
    db.all<SavedSearch>('SELECT id, name, query FROM search ORDER BY name COLLATE NOCASE, key'),
  ),
  'searches.add': undoable(addSearch),
  'searches.delete': undoable(deleteSearch),
} satisfies Partial<Handlers>;

const PAGE = 50;
/** The order in which a page shows what it found. */
const ORDER: readonly SearchPlace[] = ['passages', 'articles', 'memos'];

/** A page holds as much of each kind as there is room for: no kind crowds the others out. */
function runSearch(db: ReadDb, input: CallInput<'search.run'>): CallResult<'search.run'> {
  const ranked = input.ranked ?? false;
  const { node, places } = parseQuery(input.query, { typing: !ranked });
  if (node === null) return { hits: [], more: false };
  const offset = input.offset ?? 0;
  const end = offset + (input.limit ?? PAGE);
  const asked = ORDER.filter(
    (place) => (input.in?.includes(place) ?? true) && (places?.includes(place) ?? true),
  );
  const found = asked.map((place) => findKeys(db, node, place, { ranked, limit: end + 1 }));
  const lengths = found.map((keys) => keys.length);
  const from = takeFairly(lengths, offset);
  const to = takeFairly(lengths, end);
  return {
    hits: asked.flatMap((place, index) =>
      (found[index] ?? [])
        .slice(from[index], to[index])
        .flatMap((key) => readHit(db, node, place, key)),
    ),
    more: lengths.reduce((sum, length) => sum + length, 0) > end,
  };
}

function addSearch(action: Action, { name, query }: { name: string; query: string }): SavedSearch {
  const taken = action.db.value<number>('SELECT 1 FROM search WHERE name = ?', name);
  if (taken) fail('taken', `There is a saved search “${shorten(name)}” already.`);
  const id = action.newId();
  action.db.run(
    'INSERT INTO search (id, name, query, created) VALUES (?, ?, ?, ?)',
    id,
    name,
    query,
    action.at,
  );
  action.says(`Save the search “${shorten(name)}”`, ['searches']);
  return { id, name, query };
}

function deleteSearch(action: Action, { id }: { id: string }): Record<string, never> {
  const name = action.db.value<string>('SELECT name FROM search WHERE id = ?', id);
  if (name === undefined) fail('not-found', `There is no saved search ${id}.`);
  action.db.run('DELETE FROM search WHERE id = ?', id);
  action.says(`Forget the search “${shorten(name)}”`, ['searches']);
  return {};
}
