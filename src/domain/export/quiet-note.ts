import type { Nodes } from 'mdast';
import { escapeMarkdown } from './escape-markdown.ts';
import { parseNote } from './note-parser.ts';

/** Escaping can bring to light what stood inside something else; more rounds than this are made on purpose. */
const ROUNDS = 8;

/**
 * A note as Markdown of which no reader fetches or runs anything: images and HTML are escaped, so that they are
 * shown as they were written. Code keeps its signs.
 */
export function quietNote(markdown: string): string {
  let quiet = markdown;
  for (let round = 0; round < ROUNDS; round += 1) {
    const root = parseNote(quiet);
    if (root === null) break;
    const loud = loudPlaces(root, quiet);
    if (loud.length === 0) return quiet;
    for (const place of loud.sort((a, b) => b - a)) {
      quiet = `${quiet.slice(0, place)}\\${quiet.slice(place)}`;
    }
  }
  return escapeMarkdown(markdown);
}

/** Where a backslash keeps an image or a tag from being one; offsets in UTF-16 code units. */
function loudPlaces(node: Nodes, text: string): number[] {
  if ('children' in node) return node.children.flatMap((child) => loudPlaces(child, text));
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  if (node.type === 'image' || node.type === 'imageReference') return [start];
  if (node.type !== 'html') return [];
  return [...text.slice(start, end).matchAll(/</g)].map((match) => start + match.index);
}
