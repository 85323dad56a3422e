import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../domain/query.ts';
import { readPaletteQuery, titleQuery, withRecent } from './palette-query.ts';

describe('what the palette looks for', () => {
  it('goes by the first sign', () => {
    expect(readPaletteQuery('#mem')).toEqual({ kind: 'tags', text: 'mem' });
    expect(readPaletteQuery('@ of studies ')).toEqual({ kind: 'articles', text: 'of studies' });
    expect(readPaletteQuery('>undo')).toEqual({ kind: 'commands', text: 'undo' });
    expect(readPaletteQuery('undo #2')).toEqual({ kind: 'all', text: 'undo #2' });
  });

  it('asks for articles whose title or author has each word, begun or whole', () => {
    const { node } = parseQuery(titleQuery('bac "stud OR'));
    expect(node).toMatchObject({
      kind: 'and',
      of: [
        { kind: 'or', of: [{ field: 'title', text: 'bac', prefix: true }, { field: 'author' }] },
        { kind: 'or', of: [{ text: 'stud' }, { text: 'stud' }] },
      ],
    });
    expect(titleQuery(' - ')).toBe('');
  });

  it('remembers the last commands once each', () => {
    expect(withRecent(['a', 'b', 7, 'c'], 'b')).toEqual(['b', 'a', 'c']);
    expect(withRecent(Array.from({ length: 20 }, String), 'x')).toHaveLength(8);
  });
});
