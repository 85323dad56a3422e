import type { DragEvent, MouseEvent, ReactNode } from 'react';
import { visibleName } from '../../domain/visible-name.ts';
import { classNames } from '../ui/class-names.ts';

interface Props {
  readonly icon: ReactNode;
  readonly label: string;
  readonly count?: number | undefined;
  readonly current: boolean;
  readonly over?: boolean;
  readonly onOpen: () => void;
  readonly onMenu?: (event: MouseEvent) => void;
  readonly dropHandlers?: Record<string, (event: DragEvent) => void>;
}

/** A place in the sidebar. */
export function SidebarRow(props: Props) {
  const { icon, label, count, current, over, onOpen, onMenu, dropHandlers } = props;
  return (
    <li>
      <button
        type="button"
        data-row
        tabIndex={-1}
        className={classNames('sidebar-row', over && 'sidebar-row--over')}
        aria-current={current ? 'page' : undefined}
        aria-haspopup={onMenu ? 'menu' : undefined}
        onClick={onOpen}
        onContextMenu={onMenu}
        {...dropHandlers}
      >
        <span className="sidebar-row__icon">{icon}</span>
        <span className="sidebar-row__label">{visibleName(label)}</span>
        {count !== undefined && (
          <span className="sidebar-row__count">{count.toLocaleString('en')}</span>
        )}
      </button>
    </li>
  );
}
