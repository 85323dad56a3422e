import { useEffect } from 'react';
import { readSetting } from '../state/use-setting.ts';
import type { ActionScope, AppAction } from './action.ts';
import { isSingleKey, matchKeys } from './match-keys.ts';
import { useRegistry } from './registry.ts';

/** The setting that switches single-letter keys off (WCAG 2.1.4). */
export const SINGLE_KEYS = 'keys.single';

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * Runs actions by their keys, for as long as the window is open. Where two actions want the same press,
 * the one of the pane that has the focus comes first. Panes say what they are with `data-scope`.
 */
export function useKeys(): void {
  useEffect(() => {
    let last: Element | null = null;
    const note = (event: Event): void => {
      if (event.target instanceof Element) last = event.target;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const focused = document.activeElement;
      // Text that cannot be focused leaves the focus on the body: what was last pressed says where one is.
      const nowhere = focused === document.body || focused === null;
      const at = nowhere ? (last?.isConnected ? last : null) : focused;
      const action = findAction(event, at);
      if (!action) return;
      event.preventDefault();
      if (!event.repeat || action.repeats) void action.run();
    };
    document.addEventListener('pointerdown', note, true);
    document.addEventListener('focusin', note, true);
    window.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', note, true);
      document.removeEventListener('focusin', note, true);
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}

function findAction(event: KeyboardEvent, at: Element | null): AppAction | undefined {
  const scope = at?.closest<HTMLElement>('[data-scope]')?.dataset.scope;
  const typing = isTextField(at);
  const modal = document.querySelector('dialog:modal') !== null;
  const singles = readSetting<boolean>(SINGLE_KEYS, true);
  const fits = (action: AppAction, binding: string): boolean => {
    if (!matchKeys(binding, event, MAC)) return false;
    if (modal && !action.inDialogs) return false;
    if (action.scope !== 'anywhere' && action.scope !== scope) return false;
    if (isSingleKey(binding)) return singles && !typing && inPane(scope, action.scope);
    return !typing || !isEditing(event);
  };
  const found = [...useRegistry.getState().actions.values()].filter(
    (action) =>
      action.keys.some((binding) => fits(action, binding)) && (action.enabled?.() ?? true) === true,
  );
  return found.find((action) => action.scope !== 'anywhere') ?? found[0];
}

/** Signs such as `?` and `/` act wherever nothing is typed; letters need a reader or a list around them. */
function inPane(scope: string | undefined, wanted: ActionScope): boolean {
  return wanted === 'anywhere' || scope === wanted;
}

/** Whether what is pressed goes into a text field. */
function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'range', 'button', 'submit', 'color'].includes(element.type);
  }
  return (
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  );
}

/** Presses that belong to the text field itself: undo, copying, moving the caret, and what types or deletes. */
function isEditing(event: KeyboardEvent): boolean {
  if (/^(Arrow|Home|End|Page|Backspace|Delete|Enter|Tab| )/.test(event.key)) return true;
  const command = MAC ? event.metaKey : event.ctrlKey;
  if (!command && !event.altKey && !event.metaKey && !event.ctrlKey) return event.key.length === 1;
  return command && 'acvxzybiu'.includes(event.key.toLowerCase());
}
