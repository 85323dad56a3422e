import type { SearchPlace } from '../../contract/search.ts';
import type { QueryNode, WordsNode } from '../../domain/query.ts';

/** A query divided into what the full-text index answers and what other tables do; both must hold. */
export interface Split {
  /** An FTS5 expression, or null where the index has nothing to say. */
  readonly match: string | null;
  readonly rest: readonly QueryNode[];
}

/** Divides a query for a place. All of FTS5's syntax stands in strings here: no text can break out. */
export function splitQuery(node: QueryNode, place: SearchPlace): Split {
  const parts = node.kind === 'and' ? node.of : [node];
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const rest: QueryNode[] = [];
  for (const part of parts) {
    const match = matchOf(part, place);
    const without = part.kind === 'not' ? matchOf(part.of, place) : null;
    if (match !== null) wanted.push(match);
    else if (without !== null) unwanted.push(without);
    else rest.push(part);
  }
  // The index cannot list what lacks a word.
  if (wanted.length === 0) return { match: null, rest: parts };
  return { match: difference(wanted, unwanted), rest };
}

/** A query as one FTS5 expression, or null where it cannot be one. */
function matchOf(node: QueryNode, place: SearchPlace): string | null {
  if (node.kind === 'words') return phraseOf(node, place);
  if (node.kind === 'or') {
    const matches = node.of.map((part) => matchOf(part, place));
    return matches.every((match) => match !== null) ? `(${matches.join(' OR ')})` : null;
  }
  if (node.kind !== 'and') return null;
  const { match, rest } = splitQuery(node, place);
  return rest.length === 0 ? match : null;
}

/** An FTS5 string, with its column where the words have a field that the place's index knows. */
export function phraseOf(node: WordsNode, place: SearchPlace): string | null {
  if (node.literal) return null;
  const phrase = `"${node.text.replaceAll('"', '""')}"${node.prefix ? ' *' : ''}`;
  if (node.field === 'any') return phrase;
  const known = place === 'articles' || (place === 'memos' && node.field === 'title');
  return known ? `({${node.field}} : ${phrase})` : null;
}

function difference(wanted: readonly string[], unwanted: readonly string[]): string {
  const all = wanted.length === 1 ? wanted.join() : `(${wanted.join(' AND ')})`;
  // One NOT for all of them: each NOT is a level, and FTS5 limits the depth.
  return unwanted.length === 0 ? all : `(${all} NOT (${unwanted.join(' OR ')}))`;
}
