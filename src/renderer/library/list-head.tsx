import { ListFilter } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { visibleName } from '../../domain/visible-name.ts';
import { usePlaceName } from './use-place-name.ts';
import './list-head.css';

interface Props {
  /** Leaves the name out: it stands above. */
  readonly bare?: boolean;
  /** Menus at the right. */
  readonly children?: ReactNode;
  /** What the list is narrowed to; null while it is not. */
  readonly filter?: string | null;
  readonly onFilter?: (filter: string | null) => void;
}

/** The name of the place, what can be done with the list, and the words it is narrowed to. */
export function ListHead({ bare = false, children, filter = null, onFilter }: Props) {
  const name = usePlaceName();
  const id = useId();
  return (
    <>
      <div className="list-head">
        {bare ? (
          <span className="list-head__name" />
        ) : (
          <h2 className="list-head__name" title={visibleName(name)}>
            {visibleName(name)}
          </h2>
        )}
        {children}
      </div>
      {filter !== null && (
        <div className="list-head__filter">
          <ListFilter size={14} aria-hidden />
          <label htmlFor={id} className="visually-hidden">
            Show only what holds these words
          </label>
          <input
            id={id}
            // biome-ignore lint/a11y/noAutofocus: it was just asked for
            autoFocus
            autoComplete="off"
            placeholder="Only with these words"
            value={filter}
            onChange={(event) => onFilter?.(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              onFilter?.(null);
            }}
          />
        </div>
      )}
    </>
  );
}
