import { splitBinding } from './format-keys.ts';

/** The part of a keyboard event that a binding is compared with. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * Whether a press is a binding in tinykeys' notation (`$mod+Shift+z`, `Digit1`, `?`, `Alt+ArrowLeft`). Letters and
 * signs are matched by what they type, digits by where they are on the keyboard, so that both work on
 * every layout; a sign is matched whether or not the layout needs Shift for it.
 */
export function matchKeys(binding: string, press: Press, mac = false): boolean {
  const parts = splitBinding(binding);
  const key = parts.at(-1) ?? '';
  const held = new Set(parts.slice(0, -1).map((part) => (part === '$mod' ? mod(mac) : part)));
  const sign = /^[^\p{L}\p{N}]$/u.test(key) && key !== ' ';
  if (held.has('Control') !== press.ctrlKey) return false;
  if (held.has('Meta') !== press.metaKey) return false;
  if (held.has('Alt') !== press.altKey) return false;
  if (!sign && held.has('Shift') !== press.shiftKey) return false;
  const digit = /^(?:Digit)?(\d)$/.exec(key)?.[1];
  if (digit !== undefined) return press.code === `Digit${digit}` || press.code === `Numpad${digit}`;
  if (key === 'Space') return press.key === ' ';
  return press.key.toLowerCase() === key.toLowerCase() || press.code === key;
}

/** Whether a binding is a single key that types something: WCAG 2.1.4 wants those to be switched off. */
export function isSingleKey(binding: string): boolean {
  const parts = splitBinding(binding);
  const key = parts.at(-1) ?? '';
  const modified = parts.slice(0, -1).some((part) => part !== 'Shift');
  return !modified && (key.length === 1 || /^Digit\d$/.test(key));
}

function mod(mac: boolean): string {
  return mac ? 'Meta' : 'Control';
}
