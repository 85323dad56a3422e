import { useEffect } from 'react';
import { useCall } from '../data/queries.ts';
import { useView } from '../state/view.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ArticleView } from './article-view.tsx';
import './reader-pane.css';

const NONE = { article: '' };

/** The page: the article that is open, or what to do while none is. */
export function ReaderPane() {
  const id = useView((view) => view.articleId);
  const revision = useView((view) => view.revision);
  const article = useCall(
    'articles.get',
    revision === null ? { id: id ?? '' } : { id: id ?? '', revision },
    {
      enabled: id !== null,
    },
  );
  const list = useCall(
    'passages.list',
    id === null ? NONE : revision === null ? { article: id } : { article: id, revision },
    {
      enabled: id !== null,
    },
  );
  // The one that was read is gone (undo), or is the current one (again).
  const isGone =
    revision !== null && (article.error !== null || article.data?.current === revision);
  useEffect(() => {
    if (isGone) useView.setState({ revision: null });
  }, [isGone]);
  if (id === null) {
    return (
      <section className="reader reader--empty" aria-label="Reader">
        <EmptyState title="No article is open">
          Choose one in the list to read it here. Words you select can be highlighted, tagged and
          noted.
        </EmptyState>
      </section>
    );
  }
  if (article.error && !isGone) {
    return (
      <section className="reader reader--empty" aria-label="Reader">
        <EmptyState title="This article cannot be shown">{article.error.message}</EmptyState>
      </section>
    );
  }
  if (!article.data) {
    return <section className="reader" aria-label="Reader" aria-busy="true" />;
  }
  return (
    <ArticleView
      key={`${article.data.id}/${article.data.revision}`}
      article={article.data}
      passages={list.data?.passages ?? null}
    />
  );
}
