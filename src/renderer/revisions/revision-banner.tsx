import { History, Search } from 'lucide-react';
import type { Article } from '../../contract/article.ts';
import { shorten } from '../../domain/shorten.ts';
import { runAction } from '../actions/registry.ts';
import { useCall } from '../data/queries.ts';
import { compareRevisions, readRevision, useView } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { dayOf } from './revision-words.ts';
import './revision-banner.css';

/** Above a text that is not the current one, and above one in which a place is looked for: what this is, and the way back. */
export function RevisionBanner({ article }: { readonly article: Article }) {
  return (
    <>
      {article.revision !== article.current && <OldText article={article} />}
      <LookingFor article={article} />
    </>
  );
}

function OldText({ article: { id, revision, current } }: { readonly article: Article }) {
  const made = useCall('articles.revisions', { id }).data?.find(
    ({ number }) => number === revision,
  );
  return (
    <div className="revision-banner" role="note">
      <History size={16} aria-hidden />
      <p>
        You are reading revision {revision} of {current}
        {made && `, of ${dayOf(made.made)}`}. It is not the current text.
      </p>
      <Button kind="quiet" onClick={() => compareRevisions(revision, current)}>
        Compare
      </Button>
      <Button onClick={() => readRevision(null)}>Back to the current text</Button>
    </div>
  );
}

function LookingFor({ article }: { readonly article: Article }) {
  const inReview = useView((view) => view.place.kind === 'review');
  const id = useView((view) => view.reviewId);
  const item = useCall('review.item', { id: id ?? '' }, { enabled: inReview && id !== null }).data;
  if (!inReview || id === null || !item || item.passage.review !== 'open') return null;
  const canAttach = item.passage.articleId === article.id && article.revision === article.current;
  return (
    <div className="revision-banner" role="note">
      <Search size={16} aria-hidden />
      <p>
        In review: “{shorten(item.old.words, 70)}”.
        {canAttach && (
          <>
            {' '}
            Select its words here and press <Kbd keys="y" /> to attach it.
          </>
        )}
      </p>
      {canAttach && (
        <Button kind="quiet" onClick={() => runAction('review.attach-selection')}>
          Attach here
        </Button>
      )}
      <Button onClick={() => useView.setState({ reviewing: true })}>Back to the review</Button>
    </div>
  );
}
