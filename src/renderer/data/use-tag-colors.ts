import { useMemo } from 'react';
import type { Color } from '../../contract/passage.ts';
import type { Tag } from '../../contract/tag.ts';
import { useCall } from './queries.ts';

/** The colour each tag is shown in, by path: its own, or that of its nearest parent that has one. */
export function useTagColors(): ReadonlyMap<string, Color | null> {
  const tags = useCall('tags.list', {}).data;
  return useMemo(() => tagColors(tags ?? []), [tags]);
}

/** As {@link useTagColors}. `tags` has parents before children. */
export function tagColors(tags: readonly Tag[]): Map<string, Color | null> {
  const found = new Map<string, Color | null>();
  for (const { path, color } of tags) {
    const end = path.lastIndexOf('/');
    found.set(path, color ?? (end === -1 ? null : (found.get(path.slice(0, end)) ?? null)));
  }
  return found;
}
