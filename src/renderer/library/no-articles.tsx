import { FileText, Folder, Plus, SearchX, Trash2 } from 'lucide-react';
import { openPanel } from '../panels/panel-props.ts';
import { Welcome } from '../panels/welcome.tsx';
import { useWindowWidth } from '../state/use-window-width.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

interface Props {
  /** The words the list is narrowed to. */
  readonly words: string;
  readonly error: Error | null;
}

/** What stands in a list without articles: why, and what would put some there. */
export function NoArticles({ words, error }: Props) {
  return (
    <div className="article-list__empty">
      <Reason words={words} error={error} />
    </div>
  );
}

function Reason({ words, error }: Props) {
  const place = useView((view) => view.place);
  const width = useWindowWidth();
  if (error) return <EmptyState title="The list could not be read">{error.message}</EmptyState>;
  if (words !== '') {
    return (
      <EmptyState icon={<SearchX size={24} aria-hidden />} title="No article here has these words">
        Press Esc in the box above to see them all.
      </EmptyState>
    );
  }
  if (place.kind === 'trash') {
    return (
      <EmptyState icon={<Trash2 size={24} aria-hidden />} title="The trash is empty">
        What you delete waits here, with its passages, until you take it back.
      </EmptyState>
    );
  }
  if (place.kind === 'collection') {
    return (
      <EmptyState
        icon={<Folder size={24} aria-hidden />}
        title="This collection is empty"
        actions={
          <Button
            icon={<Plus size={16} aria-hidden />}
            onClick={() => openPanel('import', { collection: place.id })}
          >
            Add articles to it
          </Button>
        }
      >
        Drop articles from the list on its name, or choose “Put into a collection” in an article’s
        menu.
      </EmptyState>
    );
  }
  if (place.kind === 'tag') {
    return (
      <EmptyState icon={<FileText size={24} aria-hidden />} title="No article bears this tag">
        A tag can be on passages, on whole articles, or on both. Drop an article on the tag to put
        it there.
      </EmptyState>
    );
  }
  // Where the page stands beside the list, it is the page that welcomes.
  if (width !== 'wide') return <Welcome />;
  return (
    <EmptyState icon={<FileText size={24} aria-hidden />} title="Nothing to read yet">
      What you add is listed here.
    </EmptyState>
  );
}
