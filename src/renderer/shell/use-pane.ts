import { useState } from 'react';
import { useSetting } from '../state/use-setting.ts';

/** What a pane may be, in CSS pixels. */
const PANES = {
  sidebar: { standard: 216, min: 168, max: 400 },
  list: { standard: 292, min: 220, max: 560 },
} as const;

/** A pane's width and whether it is hidden, remembered with the notebook. */
export function usePane(name: keyof typeof PANES) {
  const { standard, min, max } = PANES[name];
  const [kept, keep] = useSetting<number>(`panes.${name}`, standard);
  const [hidden, setHidden] = useSetting<boolean>(`panes.${name}-hidden`, false);
  const [dragged, setDragged] = useState<number | null>(null);
  return {
    width: dragged ?? Math.min(max, Math.max(min, kept)),
    hidden,
    setHidden,
    move: setDragged,
    settle: (width: number) => {
      setDragged(null);
      keep(width);
    },
    standard,
    min,
    max,
  };
}
