import { type DragEvent, useState } from 'react';
import { type Dragged, draggedKind, dropped } from './drag.ts';

/** Makes an element take what is dragged in the library; `over` is true while it would. */
export function useDrop(
  kinds: readonly Dragged['kind'][],
  onDrop: (what: Dragged) => void,
): { over: boolean; handlers: Record<string, (event: DragEvent) => void> } {
  const [over, setOver] = useState(false);
  const fits = (event: DragEvent): boolean => {
    const kind = draggedKind(event);
    return kind !== null && kinds.includes(kind);
  };
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        if (!fits(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = draggedKind(event) === 'tag' ? 'move' : 'copy';
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        setOver(false);
        const what = dropped(event);
        if (!what || !fits(event)) return;
        event.preventDefault();
        event.stopPropagation();
        onDrop(what);
      },
    },
  };
}
