import type { Name } from '../../contract/article.ts';

/** A person's name as it is read: "Given Family". */
export function shownName(name: Name): string {
  if ('literal' in name) return name.literal;
  return name.given ? `${name.given} ${name.family}` : name.family;
}
