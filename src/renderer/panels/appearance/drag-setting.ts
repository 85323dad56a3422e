import { showSetting, writeSetting } from '../../state/use-setting.ts';

/** While a slider is dragged only the last of its values is worth writing. */
const QUIET_MS = 120;
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/**
 * Shows the value of a slider that is being dragged at once, and remembers it when it rests: writing each
 * value would let an older one come back under the pointer.
 */
export function dragSetting(key: string, value: number): void {
  showSetting(key, value);
  clearTimeout(waiting.get(key));
  waiting.set(
    key,
    setTimeout(() => {
      waiting.delete(key);
      writeSetting(key, value);
    }, QUIET_MS),
  );
}
