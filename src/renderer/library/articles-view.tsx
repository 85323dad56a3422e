import { Ellipsis } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { ArticleSort } from '../../contract/article.ts';
import type { CallParams } from '../../contract/calls.ts';
import { useActions } from '../actions/use-actions.ts';
import { useRows } from '../data/use-rows.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { focusTextSoon } from '../shell/pane-focus.ts';
import { useSetting } from '../state/use-setting.ts';
import { openArticle, showPanel, useView } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { useContextMenu } from '../ui/use-context-menu.tsx';
import { VirtualListbox } from '../ui/virtual-listbox.tsx';
import { ArticleCard } from './article-card.tsx';
import { articleIds, countArticles, restoreArticles, trashArticles } from './article-changes.ts';
import { articleMenu } from './article-menu.tsx';
import { startDrag } from './drag.ts';
import { ListHead } from './list-head.tsx';
import { NoArticles } from './no-articles.tsx';
import { type Asked, PickFor } from './pick-for.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { usePlaceName } from './use-place-name.ts';
import { useSelection } from './use-selection.ts';

interface Props {
  /** The place, without order and words. */
  readonly params: CallParams<'articles.list'>;
  /** Whether the name of the place already stands above. */
  readonly bare?: boolean;
}

/** The articles of a place: sorted, narrowed, chosen, opened, and what can be done with several. */
export function ArticlesView({ params, bare = false }: Props) {
  const [sort, setSort] = useSetting<string>('list.sort', 'added');
  const [direction, setDirection] = useSetting<string>('list.direction', '');
  const [filter, setFilter] = useState<string | null>(null);
  const words = useDeferredValue(filter?.trim() ?? '');
  const asked: CallParams<'articles.list'> = {
    ...params,
    sort: articleSort(sort),
    ...(direction === 'up' || direction === 'down' ? { direction } : {}),
    ...(words ? { query: words } : {}),
  };
  const rows = useRows('articles.list', asked);
  const colors = useTagColors();
  const name = usePlaceName();
  const openId = useView((view) => view.articleId);
  const ids = useView((view) => view.selected);
  const { active, selected, choose, selectAll } = useSelection(rows, {
    ids,
    onSelect: (chosenIds) => useView.setState({ selected: chosenIds }),
    fetchIds: (first, last) => articleIds(asked, first, last),
    count: countArticles,
  });
  const [picking, setPicking] = useState<Asked | null>(null);
  const context = useContextMenu();
  const total = rows.total ?? 0;
  const activeId = rows.at(active)?.id;
  const chosen = selected.size > 0 ? [...selected] : activeId === undefined ? [] : [activeId];
  const inTrash = params.trashed === true;

  useActions([
    {
      id: 'list.next',
      label: 'Next in the list',
      section: 'Go',
      keys: ['j'],
      scope: 'list',
      repeats: true,
      run: () => choose(Math.min(total - 1, active + 1), 'one'),
    },
    {
      id: 'list.previous',
      label: 'Previous in the list',
      section: 'Go',
      keys: ['k'],
      scope: 'list',
      repeats: true,
      run: () => choose(Math.max(0, active - 1), 'one'),
    },
    {
      id: 'list.select-all',
      label: 'Select all articles of the list',
      section: 'Edit',
      keys: ['$mod+a'],
      scope: 'list',
      enabled: () => total > 0 || 'The list is empty',
      run: selectAll,
    },
    {
      id: 'list.trash',
      label: 'Move the selected articles to the trash',
      section: 'Edit',
      keys: ['Delete'],
      scope: 'list',
      enabled: () => (chosen.length > 0 && !inTrash) || 'No article is selected',
      run: () => trashArticles(chosen),
    },
    {
      id: 'list.restore',
      label: 'Take the selected articles back from the trash',
      section: 'Edit',
      keys: [],
      scope: 'list',
      enabled: () => (chosen.length > 0 && inTrash) || 'Nothing in the trash is selected',
      run: () => restoreArticles(chosen),
    },
    {
      id: 'list.clear',
      label: 'Select one article only',
      section: 'Edit',
      keys: ['Escape'],
      scope: 'list',
      enabled: () => selected.size > 1 || 'Only one article is selected',
      run: () => choose(active, 'one'),
    },
    {
      id: 'list.tag',
      label: 'Tag the selected articles…',
      section: 'Tags',
      keys: ['t'],
      scope: 'list',
      enabled: () => chosen.length > 0 || 'No article is selected',
      run: () => setPicking({ kind: 'tag', ids: chosen }),
    },
  ]);

  const more = (): MenuItem[] => [
    {
      kind: 'item',
      label: 'Show only with certain words…',
      run: () => setFilter(filter === null ? '' : null),
    },
    { kind: 'item', label: 'Select all', keys: ['$mod+a'], run: selectAll },
    ...(inTrash
      ? [
          { kind: 'separator' as const },
          {
            kind: 'item' as const,
            label: 'Empty the trash…',
            danger: true,
            run: () => showPanel('purge'),
          },
        ]
      : []),
  ];
  const sorting = (): MenuItem[] => [
    ...SORT_NAMES.map((option) => ({
      kind: 'radio' as const,
      label: SORTS[option].label,
      checked: option === sort,
      run: () => {
        setSort(option);
        setDirection('');
      },
    })),
    { kind: 'separator' },
    {
      kind: 'check',
      label: 'The other way round',
      checked: direction !== '',
      run: () => setDirection(direction === '' ? SORTS[articleSort(sort)].other : ''),
    },
  ];
  return (
    <>
      <ListHead filter={filter} onFilter={setFilter} bare={bare}>
        {inTrash && total > 0 && (
          <Button kind="quiet" onClick={() => showPanel('purge')}>
            Empty…
          </Button>
        )}
        <MenuButton
          label={`Sort: ${SORTS[articleSort(sort)].label}`}
          items={sorting}
          placement="bottom-end"
        >
          {SORTS[articleSort(sort)].label}
        </MenuButton>
        <MenuButton
          label="More for this list"
          icon={<Ellipsis size={16} />}
          items={more}
          placement="bottom-end"
        />
      </ListHead>
      {rows.total === 0 ? (
        <NoArticles words={words} error={rows.error} />
      ) : (
        <VirtualListbox
          label={name}
          total={total}
          active={active}
          rowHeight={85}
          multiple
          isSelected={(index) => selected.has(rows.at(index)?.id ?? '')}
          isCurrent={(index) => openId !== null && rows.at(index)?.id === openId}
          onActive={choose}
          onOpen={(index, by) => {
            const id = rows.at(index)?.id;
            if (id === undefined) return;
            openArticle(id);
            if (by === 'key') focusTextSoon();
          }}
          onShow={rows.show}
          onSelectAll={selectAll}
          onDragStart={(event, index) => {
            const article = rows.at(index);
            if (!article) return;
            const ids = selected.has(article.id) ? [...selected] : [article.id];
            startDrag(event, { kind: 'articles', ids }, article.title);
          }}
          onMenu={(event, index, row) => {
            const article = rows.at(index);
            if (!article) return;
            const ids = selected.has(article.id) ? [...selected] : [article.id];
            context.open(event, article.title, articleMenu(article, ids, setPicking), row);
          }}
          row={(index) => <ArticleCard article={rows.at(index)} colors={colors} />}
        />
      )}
      {selected.size > 1 && (
        <SelectionBar
          ids={[...selected]}
          trashed={inTrash}
          onPick={setPicking}
          onClear={() => choose(active, 'one')}
        />
      )}
      {context.menu}
      {picking && <PickFor asked={picking} onClose={() => setPicking(null)} />}
    </>
  );
}

const SORTS: Readonly<Record<ArticleSort, { label: string; other: 'up' | 'down' }>> = {
  added: { label: 'Recently added', other: 'up' },
  read: { label: 'Recently read', other: 'up' },
  title: { label: 'Title', other: 'down' },
  author: { label: 'Author', other: 'down' },
  issued: { label: 'Date', other: 'up' },
  passages: { label: 'Passages', other: 'up' },
};

const SORT_NAMES = Object.keys(SORTS) as readonly ArticleSort[];

function articleSort(value: string): ArticleSort {
  return SORT_NAMES.find((option) => option === value) ?? 'added';
}
