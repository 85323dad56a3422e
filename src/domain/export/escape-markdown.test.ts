import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { escapeInline, escapeMarkdown } from './escape-markdown.ts';

/** The text that a Markdown reader shows; anything but paragraphs, breaks and links to themselves is named. */
function read(markdown: string): string {
  const show = (node: Nodes): string => {
    switch (node.type) {
      case 'root':
        return node.children.map(show).join('\n\n');
      case 'paragraph':
      case 'link':
        return node.children.map(show).join('');
      case 'text':
        return node.value;
      case 'break':
        return '\n';
      default:
        return `<${node.type}>`;
    }
  };
  return show(unified().use(remarkParse).use(remarkGfm).parse(markdown));
}

describe('escaped Markdown', () => {
  it.each([
    'plain words, 1,500 of them.',
    '*stars* _lines_ `ticks` ~~struck~~ [link](x) ![image](y) <script>alert(1)</script>',
    '# not a heading\n## nor this\n- nor\n+ a\n* list\n1. or\n2) numbers\n> or a quote',
    'a | b\n--- | ---\nc | d',
    'a\n:-:\nb',
    'title\n===\ntitle\n---',
    'one\n\ntwo\nthree\n\n\nfour\n\n\n\nfive\n',
    '\n\nstarts late',
    '  indented\n\tand tabbed  ',
    '    four spaces are no code',
    '&amp; &copy; &#65; & a&b',
    'https://example.org/a_b_c www.example.org/a_b someone_x@example.org',
    'ends with a backslash\\\nnext',
    '[^1] [^1]: note\n[ref]: http://example.org',
    '==mark== %%comment%% $math$ #tag a#b',
    'שלום (RTL) \u202eabc\u202c 👩‍🔬 e\u0301',
    '```\ncode\n```',
    'a\rb\r\nc',
    '***\n___\n- - -',
    '| a |\n| - |',
  ])('reads back to the letter: %j', (text) => {
    expect(read(escapeMarkdown(text))).toBe(text);
  });

  it('reads back to the letter whatever the text', () => {
    const pieces = fc.constantFrom(
      ...'\\`*_{}[]()<>#+-.!|~=%$&:;@^/"\''.split(''),
      ...[
        '\n',
        '\n\n',
        ' ',
        '\t',
        '    ',
        'a',
        'b1',
        '1',
        '&lt;',
        '://',
        'http://',
        'www.',
        'é',
        '😀',
        '\u00a0',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 14 }), (list) => {
        const text = list.join('');
        expect(read(escapeMarkdown(text))).toBe(text);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps a heading on one line', () => {
    expect(escapeInline(' A\ntitle  of *two* lines ')).toBe('A title of \\*two\\* lines');
  });
});
