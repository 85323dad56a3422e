import { FolderInput, Merge, Plus, SquarePen, Trash2, Upload } from 'lucide-react';
import { colors } from '../../contract/passage.ts';
import type { Tag } from '../../contract/tag.ts';
import { openPanel } from '../panels/panel-props.ts';
import { change } from '../state/change.ts';
import { goTo, useView } from '../state/view.ts';
import type { MenuItem } from '../ui/menu.tsx';

/** What can be done with a tag. */
export function tagMenu(tag: Tag): MenuItem[] {
  const { path } = tag;
  return [
    {
      kind: 'colors',
      label: 'Colour',
      colors,
      chosen: tag.color,
      choose: (color) => void change('tags.edit', { tag: path, color }),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'Rename, define…',
      keys: ['F2'],
      icon: <SquarePen size={16} />,
      run: () => openPanel('tag-edit', { path }),
    },
    {
      kind: 'item',
      label: 'New tag inside…',
      icon: <Plus size={16} />,
      run: () => openPanel('tag-edit', { parent: path }),
    },
    {
      kind: 'item',
      label: 'Move…',
      icon: <FolderInput size={16} />,
      run: () => openPanel('tag-move', { path }),
    },
    {
      kind: 'item',
      label: 'Merge into…',
      icon: <Merge size={16} />,
      run: () => openPanel('tag-merge', { path }),
    },
    {
      kind: 'item',
      label: 'Export its passages…',
      icon: <Upload size={16} />,
      run: () => openPanel('export', { choice: 'tag', tag: path }),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'Delete the tag',
      detail: 'passages stay',
      keys: ['Delete'],
      icon: <Trash2 size={16} />,
      danger: true,
      run: () => void deleteTag(tag),
    },
  ];
}

/** Deletes a tag with its children; what bore it stays. */
export async function deleteTag({ path, name }: Tag): Promise<void> {
  const done = await change('tags.delete', { tag: path }, ({ tags, passages }) => {
    const inside = tags > 1 ? ` and ${tags - 1} inside it` : '';
    const kept =
      passages === 0
        ? ''
        : `; ${passages.toLocaleString('en')} ${passages === 1 ? 'passage stays' : 'passages stay'}`;
    return `Deleted the tag “${name}”${inside}${kept}`;
  });
  const { place } = useView.getState();
  const gone = place.kind === 'tag' && (place.path === path || place.path.startsWith(`${path}/`));
  if (done && gone) goTo({ kind: 'passages' });
}

/** Puts a tag under another, or at the root. */
export async function moveTag(path: string, parent: string | null): Promise<void> {
  const name = path.split('/').at(-1) ?? path;
  const moved = await change(
    'tags.move',
    { tag: path, parent },
    parent === null
      ? `Moved the tag “${name}” to the top`
      : `Moved the tag “${name}” under ${parent.split('/').join(' / ')}`,
  );
  const { place } = useView.getState();
  if (moved && place.kind === 'tag' && place.path === path) {
    goTo({ kind: 'tag', path: moved.path });
  }
}
