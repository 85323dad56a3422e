import { describe, expect, it } from 'vitest';
import { guessTitle, looksLikeHtml, pastedName } from './paste-title.ts';

describe('guessing the title of what was pasted', () => {
  it('takes the first line that holds a word', () => {
    expect(guessTitle('\n ---\n# Of  Studies\n\nStudies serve', 'text')).toBe('Of Studies');
  });

  it('takes the first sentence of a long first line, else cuts between words', () => {
    expect(guessTitle(`Studies serve for delight. ${'x '.repeat(80)}`, 'text')).toBe(
      'Studies serve for delight.',
    );
    const cut = guessTitle('word '.repeat(60), 'text');
    expect(cut).toMatch(/word…$/);
    expect(cut.length).toBeLessThanOrEqual(121);
  });

  it('reads the title or the heading of HTML, and its words where it has neither', () => {
    expect(guessTitle('<title>A &amp; B</title><h1>C</h1>', 'html')).toBe('A & B');
    expect(guessTitle('<h1>The <em>Art</em></h1>', 'html')).toBe('The Art');
    expect(guessTitle('<style>p{}</style><p>First.</p><p>Second.</p>', 'html')).toBe('First.');
  });

  it('knows markup that came as plain text', () => {
    expect(looksLikeHtml('<!DOCTYPE html><p>x')).toBe(true);
    expect(looksLikeHtml('<p class="a">x</p>')).toBe(true);
    expect(looksLikeHtml('if a < b and c > d')).toBe(false);
  });

  it('makes a name that any file may bear', () => {
    expect(pastedName('Who: a/b?', 'text')).toBe('Who a b.md');
    expect(pastedName('', 'html')).toBe('Pasted text.html');
  });
});
