import { describe, expect, it } from 'vitest';
import { plainNote } from './plain-note.ts';

describe('a note in a list', () => {
  it('loses the signs of Markdown and keeps the words', () => {
    expect(plainNote('Contradicted by *Abbasi* and **others**, see [here](https://x.test)')).toBe(
      'Contradicted by Abbasi and others, see here',
    );
    expect(plainNote('> quoted\n\n- one\n- two\n\n## Head')).toBe('quoted one two Head');
  });

  it('keeps signs that are no Markdown', () => {
    expect(plainNote('snake_case and 2 * 3 = 6')).toBe('snake_case and 2 * 3 = 6');
    expect(plainNote('a \\* b')).toBe('a * b');
  });
});
