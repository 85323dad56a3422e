import type { Block } from '../../contract/block.ts';
import { canonicalText } from '../../domain/canonical-text.ts';
import { contextOf, findQuote } from '../../domain/quote.ts';
import { type Action, type Handlers, undoable } from '../handler.ts';
import { countWords } from '../import/count-words.ts';
import type { SampleArticle } from '../sample/sample-article.ts';
import { SAMPLE_COLLECTION, sampleArticles, sampleTags } from '../sample/sample-library.ts';
import { packRanges } from '../store/passage-store.ts';
import { ensureTags, tagKeyAt, tagKeysWithin } from '../store/tag-store.ts';
import { addArticle } from './add-article.ts';

/** The sample library: in with one click, out with one click, each one step to undo. */
export const sampleHandlers = {
  'sample.add': undoable(addSample),
  'sample.remove': undoable(removeSample),
} satisfies Partial<Handlers>;

function addSample(action: Action) {
  const { db, at, newId, says } = action;
  says('Add the sample library', ['articles', 'passages', 'tags', 'collections']);
  if ((db.value<number>('SELECT count(*) FROM article WHERE sample = 1') ?? 0) > 0) {
    // It is there; what of it lies in the trash comes back, with the passages it bears.
    const inTrash = 'article WHERE sample = 1 AND trashed IS NOT NULL';
    const passages = db.value<number>(
      `SELECT count(*) FROM passage WHERE article IN (SELECT key FROM ${inTrash})`,
    );
    const { changes } = db.run(`UPDATE article SET trashed = NULL
      WHERE sample = 1 AND trashed IS NOT NULL`);
    return { articles: changes, passages: passages ?? 0 };
  }
  for (const { path, color, description } of sampleTags) {
    if (tagKeyAt(db, path) !== undefined) continue;
    const [key] = ensureTags(db, [path], at, newId);
    db.run(
      'UPDATE tag SET color = ?, description = ? WHERE key = ?',
      color,
      description,
      key ?? null,
    );
  }
  const collection =
    db.value<string>('SELECT id FROM collection WHERE name = ?', SAMPLE_COLLECTION) ?? newId();
  db.run(
    'INSERT INTO collection (id, name, created) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    collection,
    SAMPLE_COLLECTION,
    at,
  );
  let passages = 0;
  for (const article of sampleArticles) passages += addOne(action, article, collection);
  return { articles: sampleArticles.length, passages };
}

function addOne(action: Action, article: SampleArticle, collection: string): number {
  const { db, at, newId } = action;
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: article.bibliography.title, marks: [] },
    ...article.paragraphs.map((text): Block => ({ kind: 'paragraph', text, marks: [] })),
  ];
  const { text } = canonicalText(blocks);
  const { key } = addArticle(action, {
    bibliography: article.bibliography,
    blocks,
    asides: [],
    words: countWords(text),
    format: 'text',
    sourceName: article.fileName,
    bytes: new TextEncoder().encode(text),
    tags: article.tags,
    collection,
    sample: true,
  });
  for (const { quote, color, tags, note } of article.passages) {
    const found = findQuote(text, quote);
    const [place] = found;
    if (!place || found.length > 1) throw new Error(`the sample quote must occur once: ${quote}`);
    const { prefix, suffix } = contextOf(text, [place]);
    const passage = db.run(
      `INSERT INTO passage (id, article, revision, ranges, first, quote, prefix, suffix, state, color,
         note, note_state, creator, created, modified)
       VALUES (?, ?, 1, ?, ?, ?, ?, ?, 'exact', ?, ?, NULL, '', ?, ?)`,
      newId(),
      key,
      packRanges([place]),
      place.start,
      quote,
      prefix,
      suffix,
      color,
      note,
      at,
      at,
    );
    for (const tag of new Set(ensureTags(db, tags, at, newId))) {
      db.run(
        'INSERT INTO passage_tag (passage, tag, added) VALUES (?, ?, ?)',
        passage.key,
        tag,
        at,
      );
    }
  }
  return article.passages.length;
}

const SAMPLE = '(SELECT key FROM article WHERE sample = 1)';
const SAMPLE_PASSAGES = `(SELECT key FROM passage WHERE article IN ${SAMPLE})`;

/**
 * Takes out the sample articles with all marks in them. Its tags go where nothing else bears them and their
 * definition is still the sample's: a tag of that name which the researcher made or took over stays.
 */
function removeSample({ db, says }: Action) {
  const counts = {
    articles: db.value<number>('SELECT count(*) FROM article WHERE sample = 1') ?? 0,
    passages: db.value<number>(`SELECT count(*) FROM passage WHERE article IN ${SAMPLE}`) ?? 0,
  };
  db.run(`DELETE FROM link WHERE origin IN ${SAMPLE_PASSAGES} OR target IN ${SAMPLE_PASSAGES}`);
  db.run(`DELETE FROM passage_tag WHERE passage IN ${SAMPLE_PASSAGES}`);
  db.run(`DELETE FROM earlier_place WHERE passage IN ${SAMPLE_PASSAGES}`);
  db.run(`DELETE FROM passage WHERE article IN ${SAMPLE}`);
  db.run(`DELETE FROM article_tag WHERE article IN ${SAMPLE}`);
  db.run(`DELETE FROM collection_article WHERE article IN ${SAMPLE}`);
  db.run(`DELETE FROM revision WHERE article IN ${SAMPLE}`);
  db.run('DELETE FROM article WHERE sample = 1');
  // Children stand after their parents in the list, so they go first.
  for (const { path, description } of [...sampleTags].reverse()) {
    const key = tagKeyAt(db, path);
    if (key === undefined || tagKeysWithin(db, key).length > 1) continue;
    db.run(
      `DELETE FROM tag WHERE key = ? AND description = ?
       AND NOT EXISTS (SELECT 1 FROM passage_tag pt WHERE pt.tag = tag.key)
       AND NOT EXISTS (SELECT 1 FROM article_tag at WHERE at.tag = tag.key)`,
      key,
      description,
    );
  }
  db.run(
    `DELETE FROM collection WHERE name = ? AND NOT EXISTS
       (SELECT 1 FROM collection_article ca WHERE ca.collection = collection.key)`,
    SAMPLE_COLLECTION,
  );
  says('Remove the sample library', ['articles', 'passages', 'tags', 'collections']);
  return counts;
}
