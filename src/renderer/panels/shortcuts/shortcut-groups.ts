import type { AppAction } from '../../actions/action.ts';
import { fuzzyMatch } from '../palette/fuzzy.ts';

/** Commands of a section that have keys. */
export interface ShortcutGroup {
  readonly section: AppAction['section'];
  readonly actions: readonly AppAction[];
}

const SECTIONS = ['Highlight', 'Review', 'Tags', 'Go', 'View', 'Edit', 'File', 'Help'] as const;

/**
 * The commands that have keys, by section, those of a section in the order of their names. What is typed
 * finds commands by name, or by the keys as they are shown.
 * @param keysOf a command's keys as people read them: "Ctrl K"
 */
export function shortcutGroups(
  actions: Iterable<AppAction>,
  typed: string,
  keysOf: (action: AppAction) => string,
): ShortcutGroup[] {
  const wanted = typed.trim();
  const found = [...actions].filter(
    (action) =>
      action.keys.length > 0 &&
      (wanted === '' ||
        fuzzyMatch(wanted, action.label) !== null ||
        keysOf(action).toLowerCase().includes(wanted.toLowerCase())),
  );
  return SECTIONS.map((section) => ({
    section,
    actions: found
      .filter((action) => action.section === section)
      .sort((a, b) => a.label.localeCompare(b.label)),
  })).filter((group) => group.actions.length > 0);
}
