import type { MouseEvent } from 'react';
import type { Color } from '../../contract/passage.ts';
import { matchSpan, type TagOffer } from '../../domain/tag-match.ts';
import { visibleName } from '../../domain/visible-name.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { Kbd } from '../ui/kbd.tsx';

interface Props {
  readonly id: string;
  readonly offer: TagOffer;
  readonly typed: string;
  readonly marked: boolean;
  readonly color: Color | null;
  /** The key that takes it at once, while nothing is typed. */
  readonly keys: string | null;
  readonly onTake: () => void;
  readonly onMenu: (event: MouseEvent) => void;
}

/** A line of the list under a tag field: the tag with what matched, its definition, how many bear it. */
export function TagOfferRow({ id, offer, typed, marked, color, keys, onTake, onMenu }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the field, which keeps the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={marked}
      className="tag-picker__offer"
      ref={(element) => {
        if (marked) element?.scrollIntoView({ block: 'nearest' });
      }}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
      onContextMenu={onMenu}
    >
      {offer.kind === 'new' ? (
        <span className="tag-picker__new">
          Create “<strong>{offer.path.replaceAll('/', ' / ')}</strong>”
        </span>
      ) : (
        <>
          <ColorDot color={color} />
          <span className="tag-picker__path">
            <Path path={offer.path} typed={typed} />
          </span>
          <span className="tag-picker__count">
            {offer.tag.passagesWithin.toLocaleString('en')}
            <span className="visually-hidden">
              {offer.tag.passagesWithin === 1 ? ' passage' : ' passages'}
            </span>
          </span>
          {keys && <Kbd keys={keys} />}
          {offer.tag.description && (
            <span className="tag-picker__description">{offer.tag.description}</span>
          )}
        </>
      )}
    </div>
  );
}

/** Parents quietly, what matched in bold. */
function Path({ path, typed }: { readonly path: string; readonly typed: string }) {
  const span = matchSpan(path, typed);
  const letters = [...path].length === path.length ? span : null;
  const start = letters?.start ?? 0;
  const end = letters?.end ?? 0;
  const shown = (text: string): string => visibleName(text.replaceAll('/', ' / '));
  return (
    <>
      {shown(path.slice(0, start))}
      {end > start && <mark>{shown(path.slice(start, end))}</mark>}
      {shown(path.slice(end))}
    </>
  );
}
