import { describe, expect, it } from 'vitest';
import { fuzzyFilter, fuzzyMatch } from './fuzzy.ts';

const ranked = (typed: string, texts: string[]) =>
  fuzzyFilter(typed, texts, (text) => text).map(({ thing }) => thing);

describe('finding by typed letters', () => {
  it('puts beginnings of words before letters inside them', () => {
    expect(ranked('im', ['Trim margin', 'Add from memory', 'Import files'])[0]).toBe(
      'Import files',
    );
    expect(ranked('td', ['Standard', 'Theme: dark', 'Outdated'])[0]).toBe('Theme: dark');
  });

  it('puts a run of letters before strewn ones', () => {
    expect(ranked('port', ['Put off the correction', 'Import'])[0]).toBe('Import');
  });

  it('finds words in any order, and none of the texts that lack one', () => {
    expect(ranked('dark theme', ['Theme: dark', 'Theme: light'])).toEqual(['Theme: dark']);
  });

  it('does not mind case and accents, and names the places in the text itself', () => {
    expect(fuzzyMatch('etude', 'Ma Étude')?.at).toEqual([3, 4, 5, 6, 7]);
    expect(fuzzyMatch('ist', 'İstanbul')).not.toBeNull();
  });

  it('leaves equals in their order and lets a bonus decide', () => {
    expect(ranked('', ['b', 'a'])).toEqual(['b', 'a']);
    const found = fuzzyFilter('a', ['a1', 'a2'], String, (text) => (text === 'a2' ? 5 : 0));
    expect(found[0]?.thing).toBe('a2');
  });

  it('stays instant on long texts', () => {
    const texts = Array.from(
      { length: 2000 },
      (_, at) => `${'a title of some length '.repeat(4)}${at}`,
    );
    const began = performance.now();
    ranked('title len', texts);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
