import { inflateSync } from 'node:zlib';
import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import { bulk, type Extent, numbered } from '../bulk.ts';
import { type Action, type Handlers, reading, remembering, undoable } from '../handler.ts';
import {
  articleWithBlocks,
  findArticles,
  needArticle,
  needArticles,
  needRevision,
} from '../store/article-store.ts';
import type { ReadDb, WriteDb } from '../store/db.ts';
import { needPicture } from '../store/picture-store.ts';
import { articleKeysForQuery } from '../store/search-filter.ts';
import { ensureTags, needTag, tagPathOf, tagsToFilter } from '../store/tag-store.ts';
import { counted, quoted } from './article-words.ts';
import { editArticle } from './edit-article.ts';

/** Articles: lists, texts, bibliographic fields, tags, collections, the trash, and where reading stopped. */
export const articleHandlers = {
  'articles.list': reading(listArticles),
  'articles.get': reading((db, input: CallInput<'articles.get'>) =>
    articleWithBlocks(db, input.id, input.revision),
  ),
  'articles.text': reading(readText),
  'articles.original': reading(readOriginal),
  'articles.picture': reading(readPicture),
  'articles.edit': undoable(editArticle),
  'articles.tag': bulk(
    { extent: ofArticles('This tags, or takes tags off,') },
    undoable(tagArticles),
  ),
  'articles.collect': bulk({ extent: ofArticles('This moves') }, undoable(collectArticles)),
  'articles.trash': bulk({ extent: withPassages, deletes: true }, undoable(trashArticles)),
  'articles.restore': undoable(restoreArticles),
  'articles.place': remembering(rememberPlace, []),
} satisfies Partial<Handlers>;

function ofArticles(verb: string) {
  return (_: ReadDb, { ids }: { readonly ids: readonly string[] }): Extent => {
    const count = new Set(ids).size;
    return { count, words: `${verb} ${numbered(count, 'article')}` };
  };
}

/** It is the articles that are counted; their passages go with them and are told. */
function withPassages(db: ReadDb, { ids }: { readonly ids: readonly string[] }): Extent {
  const count = new Set(ids).size;
  const passages =
    db.value<number>(
      `SELECT count(*) FROM passage p JOIN article a ON a.key = p.article
       WHERE a.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    ) ?? 0;
  const along = passages > 0 ? ` with ${numbered(passages, 'passage')}` : '';
  return { count, words: `This moves ${numbered(count, 'article')}${along} to the trash` };
}

const ALL = 1_000_000;

function listArticles(db: ReadDb, input: CallInput<'articles.list'>) {
  const sort = input.sort ?? 'added';
  return findArticles(db, {
    trashed: input.trashed ?? false,
    keys: input.query === undefined ? null : articleKeysForQuery(db, input.query),
    collection: input.collection ?? null,
    tags: tagsToFilter(db, input.tag),
    sort,
    direction: input.direction ?? (sort === 'title' || sort === 'author' ? 'up' : 'down'),
    limit: input.limit ?? ALL,
    offset: input.offset ?? 0,
  });
}

function readText(db: ReadDb, { id, revision }: CallInput<'articles.text'>) {
  const article = needArticle(db, id);
  const { text, number } = needRevision(db, article.key, id, revision ?? article.revision);
  return { text, revision: number };
}

function readOriginal(db: ReadDb, { id }: CallInput<'articles.original'>) {
  const { key } = needArticle(db, id);
  const row =
    db.get<{ name: string; deflated: Uint8Array }>(
      `SELECT a.source_name AS name, s.deflated FROM article a
       JOIN source s ON s.sha256 = a.source_sha256 WHERE a.key = ?`,
      key,
    ) ?? fail('damaged', `The original of the article ${id} is missing.`);
  return { name: row.name, bytes: inflateSync(row.deflated).toString('base64') };
}

function readPicture(db: ReadDb, { source }: CallInput<'articles.picture'>) {
  const { type, bytes } = needPicture(db, source);
  return { type, bytes: Buffer.from(bytes).toString('base64') };
}

function tagArticles(
  { db, at, newId, says }: Action,
  { ids, add, remove }: CallInput<'articles.tag'>,
) {
  const articles = needArticles(db, ids);
  const added = ensureTags(db, add, at, newId);
  const removed = remove.map((path) => needTag(db, path));
  for (const { key } of articles) {
    for (const tag of added) {
      db.run(
        'INSERT INTO article_tag (article, tag, added) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        key,
        tag,
        at,
      );
    }
    for (const tag of removed) {
      db.run('DELETE FROM article_tag WHERE article = ? AND tag = ?', key, tag);
    }
  }
  const named = (keys: readonly number[]): string =>
    keys.map((key) => tagPathOf(db, key)).join(', ');
  says(
    added.length > 0
      ? `Tag ${counted(articles)} with ${named(added)}`
      : `Take ${named(removed)} off ${counted(articles)}`,
    ['articles', 'tags'],
    ids,
  );
  return {};
}

function collectArticles(
  { db, at, says }: Action,
  { ids, collection, member }: CallInput<'articles.collect'>,
) {
  const articles = needArticles(db, ids);
  const row =
    db.get<{ key: number; name: string }>(
      'SELECT key, name FROM collection WHERE id = ?',
      collection,
    ) ?? fail('not-found', `There is no collection ${collection}.`);
  for (const { key } of articles) {
    if (member) {
      db.run(
        `INSERT INTO collection_article (collection, article, added) VALUES (?, ?, ?)
         ON CONFLICT DO NOTHING`,
        row.key,
        key,
        at,
      );
    } else {
      db.run('DELETE FROM collection_article WHERE collection = ? AND article = ?', row.key, key);
    }
  }
  const words = member ? ['Put', 'into'] : ['Take', 'out of'];
  says(
    `${words[0]} ${counted(articles)} ${words[1]} ${quoted(row.name)}`,
    ['articles', 'collections'],
    ids,
  );
  return {};
}

function trashArticles({ db, at, says }: Action, { ids }: CallInput<'articles.trash'>) {
  const articles = needArticles(db, ids).filter(({ trashed }) => trashed === null);
  let passages = 0;
  for (const { key } of articles) {
    passages += db.value<number>('SELECT count(*) FROM passage WHERE article = ?', key) ?? 0;
    db.run('UPDATE article SET trashed = ? WHERE key = ?', at, key);
  }
  const along =
    passages === 0 ? '' : passages === 1 ? ' with a passage' : ` with ${passages} passages`;
  says(
    `Move ${counted(articles)}${along} to the trash`,
    ['articles', 'passages', 'tags', 'collections'],
    ids,
  );
  return { articles: articles.length, passages };
}

function restoreArticles({ db, says }: Action, { ids }: CallInput<'articles.restore'>) {
  const articles = needArticles(db, ids);
  for (const { key } of articles) {
    db.run('UPDATE article SET trashed = NULL WHERE key = ? AND trashed IS NOT NULL', key);
  }
  says(
    `Take ${counted(articles)} back from the trash`,
    ['articles', 'passages', 'tags', 'collections'],
    ids,
  );
  return {};
}

function rememberPlace(db: WriteDb, input: CallInput<'articles.place'>, at: string) {
  const { key } = needArticle(db, input.id);
  db.run(
    `INSERT INTO reading (article, position, progress, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (article) DO UPDATE SET position = excluded.position,
       progress = excluded.progress, at = excluded.at`,
    key,
    input.position,
    input.progress,
    at,
  );
  return {};
}
