import type { Change } from '../../../contract/change.ts';

/**
 * How many times undo must run to take a change back: the change itself and all later ones that still stand.
 * @param changes newest first
 * @returns 0 where the change is not there or was undone already
 */
export function stepsBackTo(changes: readonly Change[], id: string): number {
  const at = changes.findIndex((change) => change.id === id);
  if (at < 0 || changes[at]?.undone) return 0;
  return changes.slice(0, at + 1).filter((change) => !change.undone).length;
}

/** A time as short as it is clear: the hour today, the day this year, else the date; in the system's way. */
export function shortTime(at: string, now: Date): string {
  const time = new Date(at);
  if (time.toDateString() === now.toDateString()) {
    return time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  }
  return time.getFullYear() === now.getFullYear()
    ? time.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })
    : time.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
}
