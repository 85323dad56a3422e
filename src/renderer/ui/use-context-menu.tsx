import type { VirtualElement } from '@floating-ui/react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { Menu, type MenuItem } from './menu.tsx';

interface Opened {
  readonly anchor: Element | VirtualElement;
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Where the menu is drawn: outside of trees and lists, but inside the pane. */
  readonly root: Element;
}

/**
 * A menu for the thing that was pressed with the other mouse button, or has the focus when the menu key or
 * Shift+F10 is pressed (browsers send `contextmenu` for both).
 */
export function useContextMenu(): {
  readonly menu: ReactNode;
  readonly isOpen: boolean;
  readonly open: (
    event: MouseEvent | KeyboardEvent,
    label: string,
    items: readonly MenuItem[],
    at?: Element | null,
  ) => void;
} {
  const [opened, setOpened] = useState<Opened | null>(null);
  return {
    isOpen: opened !== null,
    menu:
      opened &&
      createPortal(
        <Menu
          label={opened.label}
          items={opened.items}
          anchor={opened.anchor}
          onClose={() => setOpened(null)}
        />,
        opened.root,
      ),
    open: (event, label, items, at) => {
      event.preventDefault();
      event.stopPropagation();
      // By keyboard there is no point that was pressed: the menu stands by the thing itself.
      const pointed = 'clientX' in event && event.nativeEvent instanceof PointerEvent;
      const byMouse = pointed && (event.nativeEvent as PointerEvent).pointerType !== '';
      const element = at ?? (event.currentTarget as Element);
      const anchor = byMouse ? pointAt(event.clientX, event.clientY) : element;
      setOpened({
        anchor,
        label,
        items,
        root: element.closest('[data-pane], dialog') ?? document.body,
      });
    },
  };
}

function pointAt(x: number, y: number): VirtualElement {
  return { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
}
