import { describe, expect, it } from 'vitest';
import { ariaKeys, formatKeys, splitBinding } from './format-keys.ts';

describe('showing keys', () => {
  it('names them as the keyboard does', () => {
    expect(formatKeys('$mod+Shift+z')).toBe('Ctrl Shift Z');
    expect(formatKeys('Alt+ArrowLeft')).toBe('Alt ←');
    expect(formatKeys('Shift+Digit1')).toBe('Shift 1');
    expect(formatKeys('F6')).toBe('F6');
  });

  it('shows a sign without the Shift that some layouts need for it', () => {
    expect(formatKeys('Shift+?')).toBe('?');
  });

  it('takes a plus at the end for the key', () => {
    expect(splitBinding('$mod++')).toEqual(['$mod', '+']);
    expect(formatKeys('$mod++')).toBe('Ctrl +');
  });

  it('tells assistive technology all bindings, and nothing where there is none', () => {
    expect(ariaKeys(['$mod+Shift+z', '$mod+y'])).toBe('Control+Shift+z Control+y');
    expect(ariaKeys([])).toBeUndefined();
  });
});
