import type { ComponentProps, ReactNode } from 'react';
import './button.css';
import { classNames } from './class-names.ts';

interface Props extends ComponentProps<'button'> {
  /** `primary` once a view at most; `quiet` is text until it is pointed at. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
}

/** A button with words, and an icon before them where it helps. */
export function Button({ kind = 'plain', icon, className, children, ...rest }: Props) {
  return (
    <button type="button" className={classNames('button', `button--${kind}`, className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}
