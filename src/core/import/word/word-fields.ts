import { safeAddress } from '../inline-text.ts';

/** The first word of a field: what it does. */
export function fieldInstruction(instruction: string): string {
  return /^\s*(\w+)/.exec(instruction)?.[1]?.toUpperCase() ?? '';
}

/** The address that a HYPERLINK field links to; null for any other field, or an address that is not safe. */
export function fieldAddress(instruction: string): string | null {
  if (fieldInstruction(instruction) !== 'HYPERLINK') return null;
  const address = /HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1];
  return address === undefined ? null : safeAddress(address);
}
