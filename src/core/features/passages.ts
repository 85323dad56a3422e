import type { CallInput } from '../../contract/calls.ts';
import { fail } from '../../contract/failure.ts';
import type { Passage, Range } from '../../contract/passage.ts';
import { contextOf, findQuote, textAt, tidyRanges } from '../../domain/quote.ts';
import { shorten } from '../../domain/shorten.ts';
import { type Action, type Handlers, reading, undoable } from '../handler.ts';
import { needArticle, needRevision } from '../store/article-store.ts';
import type { ReadDb } from '../store/db.ts';
import { findPassages, needPassages, packRanges, passagesByKey } from '../store/passage-store.ts';
import { passageKeysForQuery } from '../store/search-filter.ts';
import { ensureTags, needTag, tagKeyAt, tagKeysWithin } from '../store/tag-store.ts';

/** Passages: marking, tags, notes, colours, boundaries. */
export const passageHandlers = {
  'passages.list': reading(listPassages),
  'passages.create': undoable(createPassage),
  'passages.edit': undoable(editPassages),
  'passages.delete': undoable(deletePassages),
} satisfies Partial<Handlers>;

const ALL = 1_000_000;

function listPassages(db: ReadDb, input: CallInput<'passages.list'>) {
  const tag = input.tag === undefined ? undefined : tagKeyAt(db, input.tag);
  return findPassages(db, {
    article: input.article === undefined ? null : needArticle(db, input.article).key,
    keys: input.query === undefined ? null : passageKeysForQuery(db, input.query),
    ids: input.ids ?? null,
    tags: input.tag === undefined ? null : tag === undefined ? [] : tagKeysWithin(db, tag),
    state: input.state ?? null,
    limit: input.limit ?? ALL,
    offset: input.offset ?? 0,
  });
}

function createPassage(
  { db, at, newId, says }: Action,
  input: CallInput<'passages.create'>,
): Passage {
  const article = needArticle(db, input.article);
  const { text } = needRevision(db, article.key, input.article, article.revision);
  const ranges =
    input.where.kind === 'quote'
      ? [locate(text, input.where, article.title)]
      : fitting(text, input.where.ranges, article.title);
  const quote = textAt(text, ranges);
  const { prefix, suffix } = contextOf(text, ranges);
  const { key } = db.run(
    `INSERT INTO passage (id, article, revision, ranges, first, quote, prefix, suffix, state, color,
       note, note_state, creator, created, modified)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'exact', ?, ?, ?, '', ?, ?)`,
    newId(),
    article.key,
    article.revision,
    packRanges(ranges),
    ranges[0]?.start ?? 0,
    quote,
    prefix,
    suffix,
    input.color ?? 'yellow',
    input.note?.markdown ?? '',
    input.note?.state ?? null,
    at,
    at,
  );
  for (const tag of new Set(ensureTags(db, input.tags ?? [], at, newId))) {
    db.run('INSERT INTO passage_tag (passage, tag, added) VALUES (?, ?, ?)', key, tag, at);
  }
  says(`Highlight “${shorten(quote)}”`, ['passages', 'tags'], [input.article]);
  return one(db, key);
}

function editPassages(
  { db, at, newId, says }: Action,
  input: CallInput<'passages.edit'>,
): Passage[] {
  const passages = needPassages(db, input.ids);
  if (passages.length > 1 && (input.note || input.ranges)) {
    fail('bad-params', 'passages.edit: note and ranges need a single id.');
  }
  const added = ensureTags(db, input.addTags ?? [], at, newId);
  const removed = (input.removeTags ?? []).map((path) => needTag(db, path));
  for (const { key, article, articleId, revision } of passages) {
    for (const tag of added) {
      db.run(
        'INSERT INTO passage_tag (passage, tag, added) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        key,
        tag,
        at,
      );
    }
    for (const tag of removed) {
      db.run('DELETE FROM passage_tag WHERE passage = ? AND tag = ?', key, tag);
    }
    if (input.color) db.run('UPDATE passage SET color = ? WHERE key = ?', input.color, key);
    if (input.note) {
      const { markdown, state } = input.note;
      db.run('UPDATE passage SET note = ?, note_state = ? WHERE key = ?', markdown, state, key);
    }
    if (input.ranges) {
      const { text } = needRevision(db, article, articleId, revision);
      const ranges = fitting(text, input.ranges, articleId);
      const { prefix, suffix } = contextOf(text, ranges);
      // The researcher says which words are meant now: they are the quote from here on.
      db.run(
        `UPDATE passage SET ranges = ?, first = ?, quote = ?, prefix = ?, suffix = ?, state = 'exact'
         WHERE key = ?`,
        packRanges(ranges),
        ranges[0]?.start ?? 0,
        textAt(text, ranges),
        prefix,
        suffix,
        key,
      );
    }
    db.run('UPDATE passage SET modified = ? WHERE key = ?', at, key);
  }
  says(
    labelOf(input, passages),
    ['passages', 'tags'],
    [...new Set(passages.map(({ articleId }) => articleId))],
  );
  return passagesByKey(
    db,
    passages.map(({ key }) => key),
  );
}

function labelOf(input: CallInput<'passages.edit'>, passages: readonly { text: string }[]): string {
  const [first] = passages;
  const what =
    passages.length === 1 && first ? `“${shorten(first.text, 40)}”` : `${passages.length} passages`;
  if (input.ranges) return `Move the edges of ${what}`;
  if (input.note)
    return input.note.markdown === '' ? `Delete the note on ${what}` : `Note on ${what}`;
  if (input.color) return `Colour ${what} ${input.color}`;
  if (input.addTags?.length) return `Tag ${what} with ${input.addTags.join(', ')}`;
  if (input.removeTags?.length) return `Take ${input.removeTags.join(', ')} off ${what}`;
  return `Edit ${what}`;
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
      ? `Delete the highlight “${shorten(first.text)}”`
      : `Delete ${passages.length} highlights`,
    ['passages', 'tags', 'links'],
    [...new Set(passages.map(({ articleId }) => articleId))],
  );
  return { passages: passages.length };
}

function locate(
  text: string,
  where: { quote: string; prefix?: string | undefined; suffix?: string | undefined },
  title: string,
): Range {
  const found = findQuote(text, where.quote, where);
  const [only] = found;
  const words = `“${shorten(where.quote)}”`;
  if (!only) return fail('absent', `The quote ${words} is not in “${shorten(title)}”.`);
  if (found.length > 1) {
    fail(
      'ambiguous',
      `The quote ${words} stands ${found.length} times in “${shorten(title)}”; say what stands before or after it.`,
      found.slice(0, 20),
    );
  }
  return { start: only.start, end: only.end };
}

function fitting(text: string, ranges: readonly Range[], title: string): Range[] {
  return (
    tidyRanges(text, ranges) ??
    fail(
      'bad-params',
      `ranges: they must lie within the ${text.length} characters of “${shorten(title)}” and not cut a character in two.`,
    )
  );
}

function one(db: ReadDb, key: number): Passage {
  const [passage] = passagesByKey(db, [key]);
  if (!passage) throw new Error('the passage just made is not there');
  return passage;
}
