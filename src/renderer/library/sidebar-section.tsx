import { Plus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from '../ui/icon-button.tsx';

interface Props {
  readonly title: string;
  /** Names the button that makes a new one. */
  readonly addLabel?: string;
  readonly onAdd?: () => void;
  readonly children: (titleId: string) => ReactNode;
}

/** A heading of the sidebar with what stands under it. */
export function SidebarSection({ title, addLabel, onAdd, children }: Props) {
  const id = useId();
  return (
    <section className="sidebar__section" aria-labelledby={id}>
      <div className="sidebar__head">
        <h2 id={id}>{title}</h2>
        {onAdd && (
          <IconButton
            label={addLabel ?? 'New'}
            className="sidebar__add"
            icon={<Plus size={14} />}
            onClick={onAdd}
          />
        )}
      </div>
      {children(id)}
    </section>
  );
}
