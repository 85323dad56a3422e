import { BookOpen } from 'lucide-react';
import { useCall } from '../data/queries.ts';
import { Checklist } from '../panels/welcome/checklist.tsx';
import { Welcome } from '../panels/welcome.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';

/** The page while no article is open. */
export function NoArticle() {
  const articles = useCall('notebook.info', {}).data?.articles;
  if (articles === undefined) return null;
  if (articles === 0) return <Welcome />;
  return (
    <EmptyState
      icon={<BookOpen size={28} strokeWidth={1.5} aria-hidden />}
      title="No article is open"
      actions={<Checklist />}
    >
      Choose one from the list, or press <Kbd keys="$mod+o" /> to open one by name.
    </EmptyState>
  );
}
