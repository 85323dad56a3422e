import { CircleCheck, Highlighter } from 'lucide-react';
import { useView } from '../state/view.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';

/** What stands in a list without passages. */
export function NoPassages({ error }: { readonly error: Error | null }) {
  return (
    <div className="article-list__empty">
      <Reason error={error} />
    </div>
  );
}

function Reason({ error }: { readonly error: Error | null }) {
  const kind = useView((view) => view.place.kind);
  if (error) return <EmptyState title="The list could not be read">{error.message}</EmptyState>;
  if (kind === 'review') {
    return (
      <EmptyState icon={<CircleCheck size={24} aria-hidden />} title="Nothing asks for review">
        When an article changes and a passage can no longer be placed for certain, it waits here for
        your decision.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Highlighter size={24} aria-hidden />}
      title={kind === 'tag' ? 'No passage bears this tag' : 'No passages yet'}
    >
      Select words in an article and press <Kbd keys="h" /> to highlight them, or <Kbd keys="t" />{' '}
      to tag them.
    </EmptyState>
  );
}
