import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import './chip.css';
import { classNames } from './class-names.ts';

interface Props {
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  /** The whole text where it may be cut. */
  readonly title?: string;
  /** Makes the chip a button. */
  readonly onClick?: (() => void) | undefined;
  /** Adds a button that takes it away; `removeLabel` names it. */
  readonly onRemove?: (() => void) | undefined;
  readonly removeLabel?: string;
  readonly className?: string;
}

/** A small fact about a thing. Where it can be pressed or removed, the target is 24 px high at least. */
export function Chip({ children, icon, title, onClick, onRemove, removeLabel, className }: Props) {
  const inside = (
    <>
      {icon}
      <span className="chip__text">{children}</span>
    </>
  );
  return (
    <span
      className={classNames('chip', onRemove && 'chip--removable', className)}
      {...(title ? { title } : {})}
    >
      {onClick ? (
        <button type="button" className="chip__button" onClick={onClick}>
          {inside}
        </button>
      ) : (
        inside
      )}
      {onRemove && (
        <button
          type="button"
          className="chip__remove"
          aria-label={removeLabel ?? 'Remove'}
          onClick={onRemove}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}
