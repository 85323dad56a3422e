import { showToast } from '../state/announce.ts';

/** Puts text on the clipboard and says so; says why where the system does not let it. */
export function copyText(text: string, done: string): void {
  navigator.clipboard.writeText(text).then(
    () => showToast(done),
    () => showToast('The clipboard cannot be written. Is the window in front?', { failed: true }),
  );
}
