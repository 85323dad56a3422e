import type { Tag } from '../../contract/tag.ts';

/** A tag as the tree shows it. */
export interface TagRow {
  readonly tag: Tag;
  /** From 1. */
  readonly level: number;
  readonly hasChildren: boolean;
  readonly open: boolean;
  /** Its place among its siblings, from 1, and how many there are. */
  readonly position: number;
  readonly siblings: number;
}

/**
 * The rows of the tag tree: children directly under their parents, without those inside closed tags.
 * @param tags parents before children
 * @param closed ids of tags whose children are not shown
 */
export function tagRows(tags: readonly Tag[], closed: ReadonlySet<string>): TagRow[] {
  const children = Map.groupBy(tags, (tag) => tag.parentId);
  const rows: TagRow[] = [];
  const visit = (parent: string | null, level: number): void => {
    const siblings = children.get(parent) ?? [];
    for (const [index, tag] of siblings.entries()) {
      const hasChildren = children.has(tag.id);
      const open = hasChildren && !closed.has(tag.id);
      rows.push({ tag, level, hasChildren, open, position: index + 1, siblings: siblings.length });
      if (open) visit(tag.id, level + 1);
    }
  };
  visit(null, 1);
  return rows;
}
