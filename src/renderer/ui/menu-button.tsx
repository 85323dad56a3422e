import { type ReactNode, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { Menu, type MenuItem } from './menu.tsx';

interface Props {
  readonly label: string;
  readonly icon?: ReactNode;
  /** Words on the button; without them it is an icon button. */
  readonly children?: ReactNode;
  /** Asked for when it opens. */
  readonly items: () => readonly MenuItem[];
  readonly placement?: 'bottom-start' | 'bottom-end';
  readonly className?: string;
}

/** A button that opens a menu. */
export function MenuButton({ label, icon, children, items, placement, className }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const shared = {
    ref: button,
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    onClick: () => setOpen(!open),
    ...(className ? { className } : {}),
  } as const;
  return (
    <>
      {children ? (
        <Button kind="quiet" icon={icon} aria-label={label} {...shared}>
          {children}
        </Button>
      ) : (
        <IconButton label={label} icon={icon} {...shared} />
      )}
      {open && (
        <Menu
          label={label}
          items={items()}
          anchor={button.current}
          onClose={() => setOpen(false)}
          {...(placement ? { placement } : {})}
        />
      )}
    </>
  );
}
