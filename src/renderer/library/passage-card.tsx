import { TriangleAlert } from 'lucide-react';
import type { Color, Passage } from '../../contract/passage.ts';
import { plainNote } from '../../domain/plain-note.ts';
import { wordsNow } from '../../domain/state-words.ts';
import { shortState } from '../margin/passage-name.ts';
import { TagChip } from '../ui/tag-chip.tsx';
import './passage-card.css';

interface Props {
  readonly passage: Passage | undefined;
  readonly colors: ReadonlyMap<string, Color | null>;
}

/** A passage in a list: its words, its note, its tags, and where it stands. */
export function PassageCard({ passage, colors }: Props) {
  if (!passage) return <div className="passage-card passage-card--waiting" />;
  const { quote, note, tags, articleTitle, color } = passage;
  const warning = passage.state === 'moved' ? null : shortState(passage);
  const now = wordsNow(passage);
  return (
    <div className="passage-card">
      <p className={`passage-card__quote passage-card__quote--${color}`}>{quote}</p>
      {note !== '' && <p className="passage-card__note">{plainNote(note)}</p>}
      {warning && (
        <p className="passage-card__warning">
          <TriangleAlert size={14} aria-hidden />
          <span>
            {warning}
            {now !== null && (
              <>
                {': '}
                <q>{now}</q>
              </>
            )}
          </span>
        </p>
      )}
      {tags.length > 0 && (
        <div className="passage-card__tags">
          {tags.map((path) => (
            <TagChip key={path} path={path} color={colors.get(path) ?? null} />
          ))}
        </div>
      )}
      <p className="passage-card__source">{articleTitle}</p>
    </div>
  );
}
