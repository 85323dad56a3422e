import {
  BookOpen,
  FolderMinus,
  FolderPlus,
  Info,
  RotateCcw,
  Tag,
  Trash2,
  Upload,
} from 'lucide-react';
import type { ArticleRow } from '../../contract/article.ts';
import { openPanel } from '../panels/panel-props.ts';
import { openArticle, useView } from '../state/view.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { restoreArticles, trashArticles, uncollectArticles } from './article-changes.ts';
import type { Asked } from './pick-for.tsx';

/** What can be done with an article of the list, and with the others chosen beside it. */
export function articleMenu(
  article: ArticleRow,
  ids: readonly string[],
  pick: (asked: Asked) => void,
): MenuItem[] {
  const { place } = useView.getState();
  const many = ids.length > 1 ? ` ${ids.length.toLocaleString('en')} articles` : '';
  if (article.trashed) {
    return [
      {
        kind: 'item',
        label: `Take${many} back from the trash`,
        icon: <RotateCcw size={16} />,
        run: () => void restoreArticles(ids),
      },
      { kind: 'separator' },
      {
        kind: 'item',
        label: `Delete${many} for good…`,
        icon: <Trash2 size={16} />,
        danger: true,
        run: () => openPanel('purge', { ids }),
      },
    ];
  }
  return [
    {
      kind: 'item',
      label: 'Open',
      keys: ['Enter'],
      icon: <BookOpen size={16} />,
      run: () => openArticle(article.id),
    },
    {
      kind: 'item',
      label: 'Bibliographic information…',
      icon: <Info size={16} />,
      run: () => openPanel('details', { article: article.id }),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: `Tag${many}…`,
      keys: ['t'],
      icon: <Tag size={16} />,
      run: () => pick({ kind: 'tag', ids }),
    },
    {
      kind: 'item',
      label: `Put${many} into a collection…`,
      icon: <FolderPlus size={16} />,
      run: () => pick({ kind: 'collection', ids }),
    },
    ...(place.kind === 'collection'
      ? [
          {
            kind: 'item' as const,
            label: `Take${many} out of this collection`,
            icon: <FolderMinus size={16} />,
            run: () => void uncollectArticles(ids, { id: place.id, name: 'the collection' }),
          },
        ]
      : []),
    {
      kind: 'item',
      label: many ? `Export${many}…` : 'Export its tagged notes…',
      icon: <Upload size={16} />,
      run: () => openPanel('export', { choice: 'articles', articles: ids }),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: `Move${many} to the trash`,
      keys: ['Delete'],
      icon: <Trash2 size={16} />,
      danger: true,
      run: () => void trashArticles(ids),
    },
  ];
}
