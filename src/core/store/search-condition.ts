import type { SearchPlace } from '../../contract/search.ts';
import { assertNever } from '../../domain/assert-never.ts';
import type { QueryNode, WordsNode } from '../../domain/query.ts';
import type { ReadDb, Value } from './db.ts';
import { phraseOf, splitQuery } from './search-match.ts';
import { tagsForPath } from './search-tags.ts';

/** A condition of a WHERE clause and what is bound to it. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly Value[];
}

/**
 * A query as a condition on the rows of a place: `a` is the article, `p` the passage, `m` the memo.
 *
 * Tags, states and colours are the passages' own; an article has those of its passages, and its own tags. A memo
 * has none. Dates are when a passage was made, when a memo was last changed, and when an article was
 * published or, where that is not known, added.
 */
export function conditionFor(db: ReadDb, node: QueryNode, place: SearchPlace): Condition {
  switch (node.kind) {
    case 'words':
      return wordsCondition(node, place);
    case 'and': {
      const { match, rest } = splitQuery(node, place);
      const matched = match === null ? [] : [matchCondition(match, place)];
      return combine('AND', [...matched, ...rest.map((part) => conditionFor(db, part, place))]);
    }
    case 'or': {
      const { match } = splitQuery(node, place);
      if (match !== null) return matchCondition(match, place);
      return combine(
        'OR',
        node.of.map((part) => conditionFor(db, part, place)),
      );
    }
    case 'not': {
      const { sql, params } = conditionFor(db, node.of, place);
      return { sql: `NOT (${sql})`, params };
    }
    case 'tag':
      return tagCondition(db, node, place);
    case 'state':
      return passageCondition('state', node.state, place);
    case 'color':
      return passageCondition('color', node.color, place);
    case 'before':
      return { sql: `${DATE[place]} < ?`, params: [node.date] };
    case 'after':
      return { sql: `${DATE[place]} >= ?`, params: [node.date] };
    default:
      return assertNever(node);
  }
}

const NEVER: Condition = { sql: '0', params: [] };
const KEY = { articles: 'a.key', passages: 'p.key', memos: 'm.key' } as const;
const DATE = {
  articles: 'coalesce(a.issued, a.added)',
  passages: 'p.created',
  memos: 'm.modified',
} as const;

/** That the place's index finds an FTS5 expression. */
function matchCondition(match: string, place: SearchPlace): Condition {
  const index = { articles: 'article_index', passages: 'passage_index', memos: 'memo_index' }[
    place
  ];
  return {
    sql: `${KEY[place]} IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?)`,
    params: [match],
  };
}

function wordsCondition(node: WordsNode, place: SearchPlace): Condition {
  if (node.literal) return literalCondition(node, place);
  const match = phraseOf(node, place);
  if (match !== null) return matchCondition(match, place);
  if (place === 'memos') return NEVER;
  // The title and author of a passage are its article's.
  const ofArticle = phraseOf(node, 'articles') ?? '';
  return {
    sql: 'p.article IN (SELECT rowid FROM article_index WHERE article_index MATCH ?)',
    params: [ofArticle],
  };
}

/** A run of characters, looked for in the texts themselves: slower than the index, and sure. */
function literalCondition(node: WordsNode, place: SearchPlace): Condition {
  const pattern = `%${node.text.replace(/[\\%_]/g, '\\$&')}%`;
  const any = (...columns: string[]): Condition => ({
    sql: `(${columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`,
    params: columns.map(() => pattern),
  });
  const inArticle = (key: string, ...columns: string[]): Condition => {
    const { sql, params } = any(...columns);
    return { sql: `EXISTS (SELECT 1 FROM article_text t WHERE t.key = ${key} AND ${sql})`, params };
  };
  if (place === 'articles') {
    return node.field === 'any'
      ? inArticle('a.key', 't.title', 't.author', 't.body')
      : any(node.field === 'title' ? 'a.title' : 'a.author_text');
  }
  if (place === 'passages') {
    return node.field === 'any'
      ? any('p.quote', 'p.note')
      : inArticle('p.article', `t.${node.field}`);
  }
  if (node.field === 'author') return NEVER;
  return node.field === 'title' ? any('m.title') : any('m.title', 'm.note');
}

function tagCondition(
  db: ReadDb,
  node: Extract<QueryNode, { kind: 'tag' }>,
  place: SearchPlace,
): Condition {
  if (place === 'memos') return NEVER;
  const tags = JSON.stringify(tagsForPath(db, node.names, node.prefix));
  const within = 'tag IN (SELECT value FROM json_each(?))';
  if (place === 'passages') {
    return { sql: `p.key IN (SELECT passage FROM passage_tag WHERE ${within})`, params: [tags] };
  }
  return {
    sql: `(a.key IN (SELECT article FROM article_tag WHERE ${within})
      OR a.key IN (SELECT x.article FROM passage_tag y JOIN passage x ON x.key = y.passage WHERE y.${within}))`,
    params: [tags, tags],
  };
}

function passageCondition(column: 'state' | 'color', value: string, place: SearchPlace): Condition {
  if (place === 'memos') return NEVER;
  if (place === 'passages') return { sql: `p.${column} = ?`, params: [value] };
  return {
    sql: `EXISTS (SELECT 1 FROM passage x WHERE x.article = a.key AND x.${column} = ?)`,
    params: [value],
  };
}

function combine(operator: 'AND' | 'OR', parts: readonly Condition[]): Condition {
  return {
    sql: `(${parts.map((part) => part.sql).join(` ${operator} `)})`,
    params: parts.flatMap((part) => part.params),
  };
}
