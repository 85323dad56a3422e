import { expect, test } from 'vitest';
import { visibleName } from './visible-name.ts';

test('P13 what turns the direction of a name is written out', () => {
  expect(visibleName('article\u202egpj.exe')).toBe('article⟨U+202E⟩gpj.exe');
  expect(visibleName('\u2066a\u2069')).toBe('⟨U+2066⟩a⟨U+2069⟩');
  expect(visibleName('a\u{e0041}')).toBe('a⟨U+E0041⟩');
  expect(visibleName('a\nb\0')).toBe('a b⟨U+0000⟩');
});

test('P13 names in Arabic, Hebrew and with joined emoji stay as they are', () => {
  for (const name of ['تقرير\u200f 2024', 'ספר', '👩‍🔬 notes', 'نامه\u200cها']) {
    expect(visibleName(name)).toBe(name);
  }
});
