import type { ComponentProps, ReactNode } from 'react';
import { ariaKeys } from '../actions/format-keys.ts';
import './icon-button.css';
import { classNames } from './class-names.ts';

interface Props extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What it does: its name for a screen reader, and its tooltip. */
  readonly label: string;
  /** Bindings of the action, shown in the tooltip. */
  readonly keys?: readonly string[] | undefined;
  /** 16 px. */
  readonly icon: ReactNode;
}

/** A button that shows only an icon; its label and keys appear in a tooltip. */
export function IconButton({ label, keys = [], icon, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      className={classNames('icon-button', className)}
      aria-label={label}
      aria-keyshortcuts={ariaKeys(keys)}
      data-tip={label}
      data-tip-keys={keys[0]}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}
