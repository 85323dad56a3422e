import type { Collection } from '../../contract/article.ts';
import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import { foldText } from '../../domain/fold-text.ts';
import { type Action, type Handlers, reading, undoable } from '../handler.ts';
import type { ReadDb } from '../store/db.ts';

/** Collections: places where articles are kept by hand. Deleting one keeps its articles. */
export const collectionHandlers = {
  'collections.list': reading((db) => list(db)),
  'collections.add': undoable(add),
  'collections.rename': undoable(rename),
  'collections.delete': undoable(remove),
} satisfies Partial<Handlers>;

function list(db: ReadDb): Collection[] {
  const rows = db.all<Collection>(
    `SELECT c.id, c.name, count(a.key) AS articles FROM collection c
     LEFT JOIN collection_article ca ON ca.collection = c.key
     LEFT JOIN article a ON a.key = ca.article AND a.trashed IS NULL
     GROUP BY c.key ORDER BY c.key`,
  );
  const collator = new Intl.Collator(undefined, { numeric: true });
  return rows.sort((a, b) => collator.compare(a.name, b.name));
}

function add({ db, at, newId, says }: Action, { name }: CallInput<'collections.add'>): Collection {
  refuseTaken(db, name, null);
  const id = newId();
  db.run('INSERT INTO collection (id, name, created) VALUES (?, ?, ?)', id, name, at);
  says(`Add the collection “${name}”`, ['collections']);
  return { id, name, articles: 0 };
}

function rename({ db, says }: Action, { id, name }: CallInput<'collections.rename'>): Collection {
  const before = need(db, id);
  refuseTaken(db, name, before.key);
  db.run('UPDATE collection SET name = ? WHERE key = ?', name, before.key);
  says(`Rename the collection “${before.name}” to “${name}”`, ['collections']);
  return list(db).find((row) => row.id === id) ?? { id, name, articles: 0 };
}

function remove({ db, says }: Action, { id }: CallInput<'collections.delete'>) {
  const { key, name } = need(db, id);
  db.run('DELETE FROM collection_article WHERE collection = ?', key);
  db.run('DELETE FROM collection WHERE key = ?', key);
  says(`Delete the collection “${name}”`, ['collections', 'articles']);
  return {};
}

/** Two places of one name could not be told apart; case and accents do not count. */
function refuseTaken(db: ReadDb, name: string, except: number | null): void {
  const folded = foldText(name);
  const taken = db
    .all<{ key: number; name: string }>('SELECT key, name FROM collection')
    .find((row) => row.key !== except && foldText(row.name) === folded);
  if (taken) fail('taken', `There is a collection “${taken.name}” already.`);
}

function need(db: ReadDb, id: string): { key: number; name: string } {
  return (
    db.get<{ key: number; name: string }>('SELECT key, name FROM collection WHERE id = ?', id) ??
    fail('not-found', `There is no collection ${id}.`)
  );
}
