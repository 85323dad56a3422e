import { useEffect, useRef } from 'react';
import type { AppAction } from './action.ts';
import { addActions } from './registry.ts';

/**
 * Adds actions while the view is shown. They may close over what the view knows now: what runs is always
 * the newest. Ids, labels and keys must not change while the view is shown.
 */
export function useActions(actions: readonly AppAction[]): void {
  const newest = useRef(actions);
  newest.current = actions;
  useEffect(() => {
    const of = (id: string): AppAction | undefined =>
      newest.current.find((action) => action.id === id);
    return addActions(
      newest.current.map((action) => ({
        ...action,
        enabled: () => of(action.id)?.enabled?.() ?? true,
        run: () => of(action.id)?.run(),
      })),
    );
  }, []);
}
