import { describe, expect, it } from 'vitest';
import type { Tag } from '../../contract/tag.ts';
import { tagRows } from './tag-rows.ts';

const tag = (id: string, parentId: string | null = null): Tag => ({
  id,
  path: id,
  name: id,
  parentId,
  color: null,
  description: '',
  passages: 0,
  articles: 0,
  passagesWithin: 0,
  used: null,
});
const tags = [tag('a'), tag('b'), tag('a1', 'a'), tag('a2', 'a'), tag('a1x', 'a1')];

describe('the rows of the tag tree', () => {
  it('stand under their parents, each with its place among its siblings', () => {
    const rows = tagRows(tags, new Set());
    expect(rows.map((row) => `${row.level} ${row.tag.id} ${row.position}/${row.siblings}`)).toEqual(
      ['1 a 1/2', '2 a1 1/2', '3 a1x 1/1', '2 a2 2/2', '1 b 2/2'],
    );
  });

  it('leave out what is inside a closed tag, and say that it can be opened', () => {
    const rows = tagRows(tags, new Set(['a']));
    expect(rows.map((row) => row.tag.id)).toEqual(['a', 'b']);
    expect(rows[0]).toMatchObject({ hasChildren: true, open: false });
    expect(rows[1]).toMatchObject({ hasChildren: false, open: false });
  });
});
