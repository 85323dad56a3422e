import { describe, expect, it } from 'vitest';

import { isSingleKey, matchKeys } from './match-keys.ts';

const press = (key: string, more: Partial<Parameters<typeof matchKeys>[1]> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('matching keys', () => {
  it('takes letters by what they type, in either case', () => {
    expect(matchKeys('$mod+Shift+z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(matchKeys('$mod+z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
  });

  it('takes the command key on a Mac only', () => {
    expect(matchKeys('$mod+k', press('k', { metaKey: true }), true)).toBe(true);
    expect(matchKeys('$mod+k', press('k', { metaKey: true }), false)).toBe(false);
  });

  it('takes digits by their place, so that they work where the row types other signs', () => {
    expect(matchKeys('1', press('&', { code: 'Digit1' }))).toBe(true);
    expect(matchKeys('Shift+Digit1', press('!', { code: 'Digit1', shiftKey: true }))).toBe(true);
    expect(matchKeys('1', press('!', { code: 'Digit1', shiftKey: true }))).toBe(false);
  });

  it('takes a sign whether the layout needs Shift for it or not', () => {
    expect(matchKeys('?', press('?', { shiftKey: true }))).toBe(true);
    expect(matchKeys('Shift+?', press('?'))).toBe(true);
    expect(matchKeys('/', press('/', { code: 'Digit7', shiftKey: true }))).toBe(true);
  });

  it('takes the plus sign as a key', () => {
    expect(matchKeys('$mod++', press('+', { ctrlKey: true, shiftKey: true }))).toBe(true);
  });

  it('calls only keys that type something single', () => {
    expect(['h', 'Shift+?', '1', 'Shift+Digit1'].every(isSingleKey)).toBe(true);
    expect(['F6', 'Escape', '$mod+k', 'Alt+1', 'ArrowDown'].some(isSingleKey)).toBe(false);
  });
});
