/** What the palette looks for. */
export interface PaletteQuery {
  readonly kind: 'all' | 'commands' | 'tags' | 'articles';
  readonly text: string;
}

/** Reads the field: `>` commands, `#` tags, `@` articles, without a sign commands and articles. */
export function readPaletteQuery(typed: string): PaletteQuery {
  const kind = ({ '>': 'commands', '#': 'tags', '@': 'articles' } as const)[typed.charAt(0)];
  return kind ? { kind, text: typed.slice(1).trim() } : { kind: 'all', text: typed.trim() };
}

/** The ids of the last commands with this one in front; eight at most. */
export function withRecent(recent: readonly unknown[], id: string): string[] {
  const others = recent.filter((one): one is string => typeof one === 'string' && one !== id);
  return [id, ...others].slice(0, 8);
}

/**
 * Words for the search of articles: each matches beginnings of words, so that half a word finds.
 * Signs the search gives a meaning to are taken out: here only titles and authors are typed.
 */
export function titleQuery(text: string): string {
  return text
    .replace(/["()*:#@<>-]+/g, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '' && word !== 'OR' && word !== 'AND')
    .map((word) => `(title:${word}* OR author:${word}*)`)
    .join(' ');
}
