import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from './file-name.ts';

describe('the name of an exported file', () => {
  it.each([
    ['Counting heads', 'Counting heads.md'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['.hidden', 'hidden.md'],
    ['-rf', 'rf.md'],
    ['CON', '_CON.md'],
    ['nul.txt', '_nul.txt.md'],
    ['COM¹', '_COM¹.md'],
    ['ends in dots. . .', 'ends in dots.md'],
    ['', 'Commonplace.md'],
    ['\0\n\t', 'Commonplace.md'],
    ['photo\u202egnp.exe', 'photo(U+202E)gnp.exe.md'],
    ['שלום', 'שלום.md'],
    ['x'.repeat(300), `${'x'.repeat(80)}.md`],
    ['👩‍🔬'.repeat(40), `${'👩‍🔬'.repeat(16)}.md`],
  ])('%j is %j', (title, name) => {
    expect(safeFileName(title, 'md')).toBe(name);
  });

  it('is sound on every system, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const name = safeFileName(title, 'html');
        expect(name.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
        expect(name).not.toMatch(/^[\s.-]|[\s.]$|[\s.]\.html$/);
        expect(new TextEncoder().encode(name).length).toBeLessThan(256);
      }),
    );
  });
});
