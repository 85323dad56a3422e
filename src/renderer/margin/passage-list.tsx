import { useMemo, useState } from 'react';
import { type Color, colors, type Passage } from '../../contract/passage.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { MarginCard } from './margin-card.tsx';

/** How many cards a list shows at first; more on request, so that it opens at once. */
const PAGE = 100;

/** The passages of an article as a plain list in reading order, narrowed by colour and tag. */
export function PassageList({ passages }: { readonly passages: readonly Passage[] }) {
  const [color, setColor] = useState<Color | ''>('');
  const [tag, setTag] = useState('');
  const [most, setMost] = useState(PAGE);
  const tags = useMemo(
    () => [...new Set(passages.flatMap((passage) => passage.tags))].sort(),
    [passages],
  );
  const shown = passages
    .map((passage, index) => ({ passage, index }))
    .filter(({ passage }) => color === '' || passage.color === color)
    .filter(({ passage }) => tag === '' || passage.tags.includes(tag));
  return (
    <aside className="margin margin--list" aria-label="Highlights">
      <div className="margin__sticky">
        <div className="margin__filter">
          <select
            aria-label="Only this colour"
            value={color}
            onChange={(event) => setColor(event.target.value as Color | '')}
          >
            <option value="">All colours</option>
            {colors.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
          <select
            aria-label="Only this tag"
            value={tag}
            onChange={(event) => setTag(event.target.value)}
          >
            <option value="">All tags</option>
            {tags.map((path) => (
              <option key={path} value={path}>
                {path}
              </option>
            ))}
          </select>
          <span className="margin__count">{shown.length}</span>
        </div>
        {passages.length === 0 && (
          <EmptyState title="No highlights yet">
            Select words in the text and press H, T or N.
          </EmptyState>
        )}
        <ul className="margin__list">
          {shown.slice(0, most).map(({ passage, index }) => (
            <li key={passage.id} data-passage={passage.id}>
              <MarginCard passage={passage} number={index + 1} total={passages.length} />
            </li>
          ))}
        </ul>
        {shown.length > most && (
          <button type="button" className="margin__more" onClick={() => setMost(most + PAGE)}>
            Show {Math.min(PAGE, shown.length - most)} more
          </button>
        )}
      </div>
    </aside>
  );
}
