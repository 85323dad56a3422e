import { BookOpen, Tag, Trash2, Upload } from 'lucide-react';
import { colors, type Passage } from '../../contract/passage.ts';
import { openPanel } from '../panels/panel-props.ts';
import { openArticle } from '../state/view.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { colorPassages, deletePassages } from './passage-changes.ts';
import type { Asked } from './pick-for.tsx';

/** What can be done with a passage of the list, and with the others chosen beside it. */
export function passageMenu(
  passage: Passage,
  ids: readonly string[],
  pick: (asked: Asked) => void,
): MenuItem[] {
  const many = ids.length > 1 ? ` ${ids.length.toLocaleString('en')} passages` : '';
  return [
    {
      kind: 'colors',
      label: 'Colour',
      colors,
      chosen: ids.length > 1 ? null : passage.color,
      required: true,
      choose: (color) => color && void colorPassages(ids, color),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'Open in its article',
      keys: ['Enter'],
      icon: <BookOpen size={16} />,
      run: () => openArticle(passage.articleId, { passage: passage.id }),
    },
    {
      kind: 'item',
      label: `Tag${many}…`,
      keys: ['t'],
      icon: <Tag size={16} />,
      run: () => pick({ kind: 'passage-tag', ids }),
    },
    {
      kind: 'item',
      label: `Export${many}…`,
      icon: <Upload size={16} />,
      run: () => openPanel('export', { choice: 'passages', passages: ids }),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: `Delete${many}`,
      keys: ['Delete'],
      icon: <Trash2 size={16} />,
      danger: true,
      run: () => void deletePassages(ids),
    },
  ];
}
