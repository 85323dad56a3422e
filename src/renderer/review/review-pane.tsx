import { TriangleAlert } from 'lucide-react';
import type { CandidatePlace, ReviewItem } from '../../contract/revision.ts';
import { plainNote } from '../../domain/plain-note.ts';
import { runAction } from '../actions/registry.ts';
import { useCall } from '../data/queries.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { shortState } from '../margin/passage-name.ts';
import { useView } from '../state/view.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { TagChip } from '../ui/tag-chip.tsx';
import { settleOne } from './settle.ts';
import { KEYED_CANDIDATES } from './use-review-actions.ts';
import { WordDiff } from './word-diff.tsx';
import './review-pane.css';

/** The page while passages are reviewed: old words, new words, what stands around them, and what can be done. */
export function ReviewPane() {
  const id = useView((view) => view.reviewId);
  const item = useCall('review.item', { id: id ?? '' }, { enabled: id !== null, keep: true });
  if (item.error) {
    return (
      <section className="review" aria-label="Review">
        <EmptyState title="This passage cannot be shown">{item.error.message}</EmptyState>
      </section>
    );
  }
  if (!item.data) return <section className="review" aria-label="Review" aria-busy="true" />;
  return <Evidence item={item.data} isOld={item.isPlaceholderData} />;
}

interface EvidenceProps {
  readonly item: ReviewItem;
  /** The next one is asked for and not here yet. */
  readonly isOld: boolean;
}

function Evidence({ item, isOld }: EvidenceProps) {
  const { passage, old, candidates, why } = item;
  const colors = useTagColors();
  const isOne = passage.found !== null && candidates.length === 1;
  return (
    <section className="review" aria-label="Review" aria-busy={isOld} data-scope="list">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and takes the focus from the list */}
      <section className="review__sheet" tabIndex={0} aria-label="Evidence">
        <header className="review__head">
          <h2>{passage.articleTitle}</h2>
          <p className="review__state">
            <TriangleAlert size={16} aria-hidden />
            {shortState(passage)}
          </p>
          <p className="review__why">{why}</p>
        </header>
        <article className="review__place">
          <h3>Revision {old.revision}: as it was marked</h3>
          <p className="review__text">
            <span className="review__around">{old.before}</span>
            <mark className={`review__words review__words--${passage.color}`}>
              {isOne && candidates[0] ? (
                <WordDiff pieces={candidates[0].differences} side="old" />
              ) : (
                old.words
              )}
            </mark>
            <span className="review__around">{old.after}</span>
          </p>
        </article>
        {candidates.length === 0 && (
          <article className="review__place review__place--none">
            <h3>Revision {passage.current}: the current text</h3>
            <p>
              No words there are these. The passage keeps its words, note and tags; you can also
              look for a place yourself: open the current text, select words and press{' '}
              <Kbd keys="y" />.
            </p>
          </article>
        )}
        {candidates.map((candidate, at) => (
          <Candidate
            key={JSON.stringify(candidate.ranges)}
            item={item}
            candidate={candidate}
            at={at}
            isOne={isOne}
          />
        ))}
        {(passage.note !== '' || passage.tags.length > 0) && (
          <div className="review__about">
            {passage.note !== '' && <p>{plainNote(passage.note)}</p>}
            {passage.tags.map((path) => (
              <TagChip key={path} path={path} color={colors.get(path) ?? null} />
            ))}
          </div>
        )}
      </section>
      <footer className="review__actions" role="toolbar" aria-label="Settle this passage">
        {isOne && (
          <Act id="review.accept" keys="a" kind="primary" label="Attach to the new words" />
        )}
        <Act id="review.keep" keys="o" label="Keep on the old text" />
        <Act id="review.lost" keys="l" label="Mark as lost" />
        <span className="review__gap" />
        <Act id="review.open-old" keys="b" kind="quiet" label="Old text" />
        <Act id="review.open-new" keys="n" kind="quiet" label="Current text" />
      </footer>
    </section>
  );
}

interface CandidateProps {
  readonly item: ReviewItem;
  readonly candidate: CandidatePlace;
  readonly at: number;
  /** Whether it is the one place the rule found. */
  readonly isOne: boolean;
}

function Candidate({ item, candidate, at, isOne }: CandidateProps) {
  const { passage } = item;
  const title = isOne
    ? `Revision ${candidate.revision}: the words there now`
    : `Place ${at + 1} in revision ${candidate.revision}`;
  return (
    <article className="review__place">
      <h3>{title}</h3>
      <p className="review__text">
        <span className="review__around">{candidate.before}</span>
        <mark className={`review__words review__words--${passage.color}`}>
          <WordDiff pieces={candidate.differences} side="new" />
        </mark>
        <span className="review__around">{candidate.after}</span>
      </p>
      {!isOne && (
        <Button
          onClick={() =>
            void settleOne(passage, {
              kind: 'attach',
              ranges: [...candidate.ranges],
              revision: candidate.revision,
              words: candidate.words,
            })
          }
        >
          Attach here
          {at < KEYED_CANDIDATES && <Kbd keys={`Digit${at + 1}`} />}
          <span className="visually-hidden">, place {at + 1}</span>
        </Button>
      )}
    </article>
  );
}

interface ActProps {
  readonly id: string;
  readonly keys: string;
  readonly label: string;
  readonly kind?: 'primary' | 'plain' | 'quiet';
}

function Act({ id, keys, label, kind = 'plain' }: ActProps) {
  return (
    <Button kind={kind} aria-keyshortcuts={keys} onClick={() => runAction(id)}>
      {label} <Kbd keys={keys} />
    </Button>
  );
}
