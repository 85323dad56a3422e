import { useState } from 'react';
import type { CallParams } from '../../contract/calls.ts';
import { useActions } from '../actions/use-actions.ts';
import { useRows } from '../data/use-rows.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { focusTextSoon } from '../shell/pane-focus.ts';
import { openArticle, useView } from '../state/view.ts';
import { useContextMenu } from '../ui/use-context-menu.tsx';
import { VirtualListbox } from '../ui/virtual-listbox.tsx';
import { countPassages } from './article-words.ts';
import { startDrag } from './drag.ts';
import { ListHead } from './list-head.tsx';
import { NoPassages } from './no-passages.tsx';
import { PassageCard } from './passage-card.tsx';
import { deletePassages, passageIds } from './passage-changes.ts';
import { passageMenu } from './passage-menu.tsx';
import { PassageSelectionBar } from './passage-selection-bar.tsx';
import { type Asked, PickFor } from './pick-for.tsx';
import { usePlaceName } from './use-place-name.ts';
import { useSelection } from './use-selection.ts';

interface Props {
  readonly params: CallParams<'passages.list'>;
  /** Whether the name of the place already stands above. */
  readonly bare?: boolean;
}

/** Passages of all articles, newest first; opening one opens its article where it stands. */
export function PassagesView({ params, bare }: Props) {
  const rows = useRows('passages.list', params);
  const colors = useTagColors();
  const name = usePlaceName();
  const openId = useView((view) => view.passageId);
  const [ids, setIds] = useState<readonly string[]>([]);
  const [picking, setPicking] = useState<Asked | null>(null);
  const context = useContextMenu();
  const { active, selected, choose, selectAll } = useSelection(rows, {
    ids,
    onSelect: setIds,
    fetchIds: (first, last) => passageIds(params, first, last),
    count: countPassages,
  });
  const total = rows.total ?? 0;
  const open = (index: number): void => {
    const passage = rows.at(index);
    if (passage) openArticle(passage.articleId, { passage: passage.id });
  };
  const step = (by: number): void => {
    const next = Math.min(total - 1, Math.max(0, active + (ids.length > 0 ? by : 0)));
    choose(next, 'one');
    open(next);
  };
  const remove = async (): Promise<void> => {
    if (await deletePassages(ids)) setIds([]);
  };
  const nothing = 'No passage is selected';
  useActions([
    {
      id: 'list.next',
      label: 'Next in the list',
      section: 'Go',
      keys: ['j'],
      scope: 'list',
      repeats: true,
      run: () => step(1),
    },
    {
      id: 'list.previous',
      label: 'Previous in the list',
      section: 'Go',
      keys: ['k'],
      scope: 'list',
      repeats: true,
      run: () => step(-1),
    },
    {
      id: 'list.select-all',
      label: 'Select all passages of the list',
      section: 'Edit',
      keys: ['$mod+a'],
      scope: 'list',
      enabled: () => total > 0 || 'The list is empty',
      run: selectAll,
    },
    {
      id: 'list.delete',
      label: 'Delete the selected passages',
      section: 'Edit',
      keys: ['Delete'],
      scope: 'list',
      enabled: () => ids.length > 0 || nothing,
      run: remove,
    },
    {
      id: 'list.clear',
      label: 'Select one passage only',
      section: 'Edit',
      keys: ['Escape'],
      scope: 'list',
      enabled: () => ids.length > 1 || 'Only one passage is selected',
      run: () => choose(active, 'one'),
    },
    {
      id: 'list.tag',
      label: 'Tag the selected passages…',
      section: 'Tags',
      keys: ['t'],
      scope: 'list',
      enabled: () => ids.length > 0 || nothing,
      run: () => setPicking({ kind: 'passage-tag', ids }),
    },
  ]);
  return (
    <>
      {!bare && <ListHead />}
      {rows.total === 0 ? (
        <NoPassages error={rows.error} />
      ) : (
        <VirtualListbox
          label={`${name}: passages`}
          total={total}
          active={active}
          rowHeight={112}
          multiple
          isSelected={(index) => selected.has(rows.at(index)?.id ?? '')}
          isCurrent={(index) => openId !== null && rows.at(index)?.id === openId}
          onActive={choose}
          onOpen={(index, by) => {
            open(index);
            if (by === 'key') focusTextSoon();
          }}
          onShow={rows.show}
          onSelectAll={selectAll}
          onDragStart={(event, index) => {
            const passage = rows.at(index);
            if (!passage) return;
            const these = selected.has(passage.id) ? ids : [passage.id];
            startDrag(event, { kind: 'passages', ids: these }, passage.quote);
          }}
          onMenu={(event, index, row) => {
            const passage = rows.at(index);
            if (!passage) return;
            const these = selected.has(passage.id) ? ids : [passage.id];
            context.open(event, 'Passage', passageMenu(passage, these, setPicking), row);
          }}
          row={(index) => <PassageCard passage={rows.at(index)} colors={colors} />}
        />
      )}
      {ids.length > 1 && (
        <PassageSelectionBar
          ids={ids}
          onPick={setPicking}
          onDelete={() => void remove()}
          onClear={() => choose(active, 'one')}
        />
      )}
      {context.menu}
      {picking && <PickFor asked={picking} onClose={() => setPicking(null)} />}
    </>
  );
}
