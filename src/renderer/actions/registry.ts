import { create } from 'zustand';
import type { AppAction } from './action.ts';

interface Registry {
  readonly actions: ReadonlyMap<string, AppAction>;
}

/** All actions that can be asked for now; views add theirs while they are shown. */
export const useRegistry = create<Registry>(() => ({ actions: new Map() }));

/** Adds actions; later ones of the same id replace earlier ones. Returns the way to take them away. */
export function addActions(actions: readonly AppAction[]): () => void {
  const change = (edit: (map: Map<string, AppAction>) => void): void =>
    useRegistry.setState((registry) => {
      const map = new Map(registry.actions);
      edit(map);
      return { actions: map };
    });
  change((map) => {
    for (const action of actions) map.set(action.id, action);
  });
  return () =>
    change((map) => {
      for (const action of actions) if (map.get(action.id) === action) map.delete(action.id);
    });
}

/** Runs an action by its id, if it is there and enabled. */
export function runAction(id: string): void {
  const action = useRegistry.getState().actions.get(id);
  if (action && (action.enabled?.() ?? true) === true) void action.run();
}
