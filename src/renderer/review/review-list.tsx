import { useEffect, useState } from 'react';
import type { AnchorState } from '../../contract/passage.ts';
import { useCall } from '../data/queries.ts';
import { useRows } from '../data/use-rows.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { ListHead } from '../library/list-head.tsx';
import { NoPassages } from '../library/no-passages.tsx';
import { PassageCard } from '../library/passage-card.tsx';
import { showReview, useView } from '../state/view.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { VirtualListbox } from '../ui/virtual-listbox.tsx';
import { settleKind } from './settle.ts';
import { useReviewActions } from './use-review-actions.ts';

type Kind = 'changed' | 'ambiguous' | 'lost';

const KINDS: Readonly<Record<Kind, string>> = {
  changed: 'Words changed',
  ambiguous: 'Several places fit',
  lost: 'Not found',
};

/**
 * The passages that ask where they belong. The one that is active is shown on the page with its evidence; once it is
 * settled it leaves the list, and the next one takes its place.
 */
export function ReviewList() {
  const [kind, setKind] = useState<Kind | null>(null);
  const rows = useRows('review.list', kind === null ? ALL : { state: kind });
  const counts = useCall('review.list', FIRST).data?.counts;
  const colors = useTagColors();
  const reviewId = useView((view) => view.reviewId);
  const reviewing = useView((view) => view.reviewing);
  const [chosen, setChosen] = useState(0);
  const total = rows.total ?? 0;
  const active = Math.min(chosen, Math.max(0, total - 1));
  const activeId = rows.at(active)?.id ?? null;

  // One that was asked for from elsewhere is gone to, where it is in what is read.
  const asked = reviewId === activeId ? -1 : indexOf(rows, total, reviewId);
  useEffect(() => {
    if (asked >= 0) setChosen(asked);
    else if (rows.total !== null && activeId !== reviewId) useView.setState({ reviewId: activeId });
  }, [asked, activeId, reviewId, rows.total]);

  const choose = (index: number): void => {
    const passage = rows.at(Math.min(total - 1, Math.max(0, index)));
    if (!passage) return;
    setChosen(Math.min(total - 1, Math.max(0, index)));
    showReview(passage.id);
  };
  useReviewActions(activeId, (by) => choose(active + by));

  const shownCount = (of: Kind): number => counts?.[of] ?? 0;
  return (
    <>
      <ListHead>
        <MenuButton
          label={`Only one kind: ${kind === null ? 'all' : KINDS[kind]}`}
          placement="bottom-end"
          items={() => [
            { kind: 'radio', label: 'All', checked: kind === null, run: () => setKind(null) },
            ...(Object.keys(KINDS) as Kind[]).map((of) => ({
              kind: 'radio' as const,
              label: `${KINDS[of]} (${shownCount(of).toLocaleString('en')})`,
              checked: kind === of,
              run: () => setKind(of),
            })),
            { kind: 'separator' },
            ...(Object.keys(KINDS) as Kind[])
              .filter((of) => shownCount(of) > 0)
              .flatMap((of) => bulkItems(of)),
          ]}
        >
          {kind === null ? 'All' : KINDS[kind]}
        </MenuButton>
      </ListHead>
      {rows.total === 0 ? (
        <NoPassages error={rows.error} />
      ) : (
        <VirtualListbox
          label="Passages to review"
          total={total}
          active={active}
          rowHeight={112}
          isSelected={(index) => index === active}
          isCurrent={(index) => reviewing && index === active}
          onActive={choose}
          onOpen={(index, by) => {
            choose(index);
            useView.setState({ pageShown: true });
            if (by === 'key') focusEvidence();
          }}
          onShow={rows.show}
          row={(index) => <PassageCard passage={rows.at(index)} colors={colors} />}
        />
      )}
    </>
  );
}

function bulkItems(of: AnchorState & Kind) {
  const all = KINDS[of].toLowerCase();
  const keep = {
    kind: 'item' as const,
    label: `Keep all on the old text: ${all}`,
    run: () => void settleKind(of, { kind: 'keep' }),
  };
  const lost = {
    kind: 'item' as const,
    label: `Mark all as lost: ${all}`,
    run: () => void settleKind(of, { kind: 'lost' }),
  };
  if (of !== 'changed') return [keep, lost];
  return [
    {
      kind: 'item' as const,
      label: `Attach all to the new words: ${all}`,
      run: () => void settleKind(of, { kind: 'accept' }),
    },
    keep,
    lost,
  ];
}

function indexOf(
  rows: { readonly at: (index: number) => { readonly id: string } | undefined },
  total: number,
  id: string | null,
): number {
  if (id === null) return -1;
  for (let at = 0; at < total; at += 1) if (rows.at(at)?.id === id) return at;
  return -1;
}

function focusEvidence(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.review__sheet')?.focus());
}

const ALL = {};
const FIRST = { limit: 1 };
