import type { Range } from '../../contract/passage.ts';

/** Beyond so many hits, find in article stops counting. */
export const MOST_HITS = 5000;

/**
 * Places of a searched string in a text: case and accents ignored, any white space standing for any other,
 * as the search box does it. Offsets are UTF-16 code units of `text`, on whole characters.
 */
export function findText(text: string, wanted: string): Range[] {
  const needle = fold(wanted.trim()).folded;
  if (needle === '') return [];
  const { folded, at } = fold(text);
  const hits: Range[] = [];
  for (let i = folded.indexOf(needle); i !== -1; i = folded.indexOf(needle, i + needle.length)) {
    const start = at[i] ?? 0;
    const end = at[i + needle.length] ?? text.length;
    if (end > start) hits.push({ start, end });
    if (hits.length === MOST_HITS) break;
  }
  return hits;
}

/** The text in plain small letters, and for each of its units the offset it came from. */
function fold(text: string): { folded: string; at: number[] } {
  let folded = '';
  const at: number[] = [];
  let offset = 0;
  for (const character of text) {
    for (const unit of plain(character)) {
      // Combining marks and soft hyphens vanish; a run of white space is one space.
      if (unit === ' ' && folded.endsWith(' ')) continue;
      at.push(...Array<number>(unit.length).fill(offset));
      folded += unit;
    }
    offset += character.length;
  }
  at.push(text.length);
  return { folded, at };
}

function plain(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return code <= 0x20 ? ' ' : character.toLowerCase();
  if (/\s/u.test(character)) return ' ';
  if (character === '\u00ad') return '';
  if (character === '’' || character === '‘') return "'";
  if (character === '“' || character === '”') return '"';
  return character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
