import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteHtml } from './note-html.ts';
import { parseNote } from './note-parser.ts';
import { quietNote } from './quiet-note.ts';

const pieces = fc.constantFrom(
  ...[
    '<img src=x>',
    '<div>\n',
    '</div>\n',
    '<!--',
    '-->',
    '![a](http://x.test/p)',
    '![r]',
    '[r]: http://x.test\n',
  ],
  ...[
    '`',
    '``',
    '```\n',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '    ',
    '\\',
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '!',
    '*',
    '_',
    '|',
    'word',
  ],
  ...[
    '<script>alert(1)</script>',
    '[l](javascript:alert(1))',
    '<http://x.test>',
    '&lt;',
    '<a\nhref=x>',
    '<?x',
    '<![CDATA[',
  ],
);
const notes = fc.array(pieces, { maxLength: 25 }).map((list) => list.join(''));

describe('a note that leaves', () => {
  it.each([
    ['plain *words* and `<code>`', 'plain *words* and `<code>`'],
    ['![picture](http://x.test/p.png)', '\\![picture](http://x.test/p.png)'],
    ['a <b>bold</b> word', 'a \\<b>bold\\</b> word'],
    ['<div>\n![p](x)\n</div>', '\\<div>\n\\![p](x)\n\\</div>'],
    ['```\n<b>\n```', '```\n<b>\n```'],
    ['1 < 2 > 1', '1 < 2 > 1'],
  ])('is quiet as Markdown: %j', (note, quiet) => {
    expect(quietNote(note)).toBe(quiet);
  });

  it('holds no image and no HTML as Markdown, whatever was written', () => {
    fc.assert(
      fc.property(notes, (note) => {
        expect(JSON.stringify(parseNote(quietNote(note)))).not.toMatch(
          /"type":"(html|image|imageReference)"/,
        );
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    [
      '**a** *b* ~~c~~ `d<`',
      '<p><strong>a</strong> <em>b</em> <del>c</del> <code>d&lt;</code></p>',
    ],
    ['# H', '<p><strong>H</strong></p>'],
    ['3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
    ['- [x] a\n- [ ] b', '<ul><li>☑ a</li><li>☐ b</li></ul>'],
    [
      '[a](javascript:alert(1)) [b](mailto:x@y.z)',
      '<p>a <a href="mailto:x@y.z" rel="noreferrer noopener">b</a></p>',
    ],
    [
      '[a][r]\n\n[r]: https://x.test/"q',
      '<p><a href="https://x.test/&quot;q" rel="noreferrer noopener">a</a></p>',
    ],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['![alt](http://x.test/p)', '<p>[alt]</p>'],
    ['| a |\n| - |\n| b |', '<table><tr><th>a</th></tr><tr><td>b</td></tr></table>'],
  ])('is safe as HTML: %j', (note, html) => {
    expect(noteHtml(note)).toBe(html);
  });

  it('has only tags that were meant, as HTML, whatever was written', () => {
    const allowed =
      /<\/?(p|em|strong|del|code|pre|ul|ol|li|blockquote|table|tr|td|th|sup|div)>|<(br|hr)>|<ol start="\d+">|<a href="(https?:\/\/|mailto:)[^"<>\s]*" rel="noreferrer noopener">|<\/a>/g;
    fc.assert(
      fc.property(notes, (note) => {
        expect(noteHtml(note).replace(allowed, '')).not.toMatch(/[<>]/);
      }),
      { numRuns: 300 },
    );
  });

  it('answers soon when a note is made to exhaust the parser', () => {
    for (const note of [
      '> '.repeat(50_000),
      '[('.repeat(20_000),
      '- '.repeat(5000),
      '*a_'.repeat(10_000),
    ]) {
      expect(noteHtml(note)).not.toBe('');
    }
  });
});
