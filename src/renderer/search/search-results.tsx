import { FileText } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { SearchHit } from '../../contract/search.ts';
import { visibleName } from '../../domain/visible-name.ts';
import type { HitGroup } from './hit-groups.ts';
import { HitText } from './hit-text.tsx';
import './search-results.css';

interface Props {
  readonly id: string;
  readonly groups: readonly HitGroup[];
  /** The row the arrow keys are at; -1 for none. */
  readonly active: number;
  readonly onOpen: (index: number) => void;
  /** Where the list has the focus itself: its name and its keys. */
  readonly focus?: {
    readonly label: string;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

/** What was found, by kind. What moves through it has the focus; rows are named `id-0`, `id-1`, … */
export function SearchResults({ id, groups, active, onOpen, focus }: Props) {
  return (
    <div
      role="listbox"
      id={id}
      aria-label={focus?.label ?? 'Found'}
      className="search-results"
      {...(focus
        ? {
            tabIndex: 0,
            'data-pane-focus': true,
            'aria-activedescendant': active < 0 ? undefined : `${id}-${active}`,
            onKeyDown: focus.onKeyDown,
          }
        : {})}
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
        <div key={group.kind} role="group" aria-labelledby={`${id}-${group.kind}`}>
          <div id={`${id}-${group.kind}`} className="search-results__head" role="presentation">
            {group.label}
          </div>
          {group.hits.map((hit, index) => (
            <ResultRow
              key={hit.id}
              id={`${id}-${group.first + index}`}
              hit={hit}
              active={group.first + index === active}
              onOpen={() => onOpen(group.first + index)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly hit: SearchHit;
  readonly active: boolean;
  readonly onOpen: () => void;
}

function ResultRow({ id, hit, active, onOpen }: RowProps) {
  const sameAsTitle = hit.kind === 'article' && hit.snippet === hit.title;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: what moves through the list has the focus and takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={id}
      role="option"
      aria-selected={active}
      className="search-results__row"
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      {hit.kind === 'article' && (
        <p className="search-results__title">
          <FileText size={14} aria-hidden /> <span>{hit.title}</span>
        </p>
      )}
      {!sameAsTitle && <HitText snippet={hit.snippet} highlights={hit.highlights} />}
      {hit.kind === 'passage' && <p className="search-results__source">{visibleName(hit.title)}</p>}
    </div>
  );
}
