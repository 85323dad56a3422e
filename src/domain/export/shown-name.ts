import type { Name } from '../../contract/article.ts';

/** A person's name as it is read: "Given Family". */
export function shownName(name: Name): string {
  if ('literal' in name) return name.literal;
  return name.given ? `${name.given} ${name.family}` : name.family;
}

/** Overrides, embeddings and isolates: they can make a name read as another. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;

/** A name in which control characters of writing direction can be seen: `⟨U+202E⟩`. */
export function visibleControls(name: string): string {
  return name.replace(BIDI, (char) => `⟨U+${char.charCodeAt(0).toString(16).toUpperCase()}⟩`);
}
