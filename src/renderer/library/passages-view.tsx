import { useState } from 'react';
import type { CallParams } from '../../contract/calls.ts';
import { useActions } from '../actions/use-actions.ts';
import { useRows } from '../data/use-rows.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { focusTextSoon } from '../shell/pane-focus.ts';
import { openArticle, useView } from '../state/view.ts';
import { VirtualListbox } from '../ui/virtual-listbox.tsx';
import { ListHead } from './list-head.tsx';
import { NoPassages } from './no-passages.tsx';
import { PassageCard } from './passage-card.tsx';
import { usePlaceName } from './use-place-name.ts';

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
  // The row keys start from; which is chosen shows only once one was.
  const [active, setActive] = useState(0);
  const [chosen, setChosen] = useState(false);
  const total = rows.total ?? 0;
  const open = (index: number): void => {
    const passage = rows.at(index);
    if (passage) openArticle(passage.articleId, { passage: passage.id });
  };
  const choose = (index: number): void => {
    setActive(index);
    setChosen(true);
  };
  const step = (by: number): void => {
    const next = Math.min(total - 1, Math.max(0, active + (chosen ? by : 0)));
    choose(next);
    open(next);
  };
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
          active={Math.min(active, Math.max(0, total - 1))}
          rowHeight={112}
          isSelected={(index) => chosen && index === active}
          isCurrent={(index) => openId !== null && rows.at(index)?.id === openId}
          onActive={choose}
          onOpen={(index, by) => {
            open(index);
            if (by === 'key') focusTextSoon();
          }}
          onShow={rows.show}
          row={(index) => <PassageCard passage={rows.at(index)} colors={colors} />}
        />
      )}
    </>
  );
}
