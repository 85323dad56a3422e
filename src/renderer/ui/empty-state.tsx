import type { ReactNode } from 'react';
import './empty-state.css';

interface Props {
  readonly icon?: ReactNode;
  readonly title: string;
  /** What belongs here and how it comes here. */
  readonly children?: ReactNode;
  /** Buttons that do it. */
  readonly actions?: ReactNode;
}

/** What an empty pane shows: what belongs there, and the way to put it there. */
export function EmptyState({ icon, title, children, actions }: Props) {
  return (
    // Where there is nothing to press, the words themselves are what the focus comes to.
    <div className="empty-state" {...(actions ? {} : { tabIndex: -1, 'data-pane-focus': true })}>
      {icon && <div className="empty-state__icon">{icon}</div>}
      <p className="empty-state__title">{title}</p>
      {children && <div className="empty-state__text">{children}</div>}
      {actions && <div className="empty-state__actions">{actions}</div>}
    </div>
  );
}
