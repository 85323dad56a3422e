import { describe, expect, it } from 'vitest';
import { readAppearance, shownTheme, styleOf } from './appearance-values.ts';

describe('the look', () => {
  it('is the standard where nothing, or nothing sensible, is remembered', () => {
    const look = readAppearance({ theme: 'plaid', 'reading.size': 'big', 'reading.font': 7 });
    expect(look).toEqual(readAppearance({}));
    expect(styleOf(look)).toMatchObject({ '--reading-size': '17px', '--reading-line': '1.65' });
  });

  it('never leaves the bounds in which a text can be read', () => {
    const look = readAppearance({ 'reading.size': 400, 'reading.measure': -1 });
    expect(styleOf(look)).toMatchObject({ '--reading-size': '32px', '--reading-measure': '45ch' });
  });

  it('follows the system only when asked to', () => {
    expect(shownTheme('system', true)).toBe('dark');
    expect(shownTheme('sepia', true)).toBe('sepia');
  });
});
