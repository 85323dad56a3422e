import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import type { AppAction } from './action.ts';
import { useRegistry } from './registry.ts';

const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"]';

/**
 * Makes the keys of all actions act. A single letter acts only outside text fields, in its scope, and only
 * while single letters are switched on (WCAG 2.1.4); a key that repeats or composes acts never.
 * @param letters whether single-letter shortcuts are on
 */
export function useKeys(letters: boolean): void {
  const actions = useRegistry((registry) => registry.actions);
  useEffect(() => {
    const byKey = new Map<string, AppAction[]>();
    for (const action of actions.values()) {
      for (const key of action.keys) byKey.set(key, [...(byKey.get(key) ?? []), action]);
    }
    const bindings = Object.fromEntries(
      [...byKey].map(([key, candidates]) => [
        key,
        (event: KeyboardEvent) => {
          const action = candidates.find((candidate) => applies(candidate, key, event, letters));
          if (!action) return;
          event.preventDefault();
          event.stopPropagation();
          void action.run();
        },
      ]),
    );
    return tinykeys(window, bindings);
  }, [actions, letters]);
}

function applies(action: AppAction, key: string, event: KeyboardEvent, letters: boolean): boolean {
  if (event.isComposing || event.defaultPrevented) return false;
  const repeats = event.repeat && !/Arrow|Page/.test(key);
  if (repeats || document.querySelector('dialog[open]')) return false;
  const target = event.target instanceof Element ? event.target : document.body;
  const typing = target.closest(TEXT_FIELDS) !== null;
  const single = !/\$mod|Control|Meta|Alt/.test(key) && !/^F\d/.test(key);
  if (typing && (single || isEditing(key))) return false;
  if (single && !letters && key !== 'Escape' && key !== 'Delete') return false;
  if (single && target.closest('[role=menu], [role=listbox][data-popup]')) return false;
  return inScope(action, target) && (action.enabled?.() ?? true) === true;
}

/** Keys that text fields have a meaning of their own for. */
function isEditing(key: string): boolean {
  return /^\$mod\+(Shift\+)?(z|y|a|c|v|x|b|i)$/i.test(key);
}

function inScope(action: AppAction, target: Element): boolean {
  if (action.scope === 'anywhere') return true;
  const region = target.closest('[data-scope]')?.getAttribute('data-scope');
  // With the focus nowhere, the text is what keys mean.
  return region === action.scope || (action.scope === 'reader' && target === document.body);
}
