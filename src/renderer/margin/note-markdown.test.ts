import { createEditor, type LexicalEditor } from 'lexical';
import { describe, expect, test } from 'vitest';
import { $noteMarkdown, $setNoteMarkdown, NOTE_NODES } from './note-markdown.ts';
import { openNote } from './note-opening.ts';

function editor(): LexicalEditor {
  return createEditor({
    nodes: NOTE_NODES,
    onError: (error) => {
      throw error;
    },
  });
}

function written(markdown: string): LexicalEditor {
  const made = editor();
  made.update(() => $setNoteMarkdown(markdown), { discrete: true });
  return made;
}

function read(made: LexicalEditor): string {
  return made.getEditorState().read($noteMarkdown);
}

const NOTES: readonly [string, string][] = [
  ['words', 'Quoted without source.'],
  ['paragraphs', 'One.\n\nTwo.'],
  ['a line end inside a paragraph', 'One\ntwo'],
  ['bold, italic, both, code', '**b** *i* ***bi*** `c`'],
  ['emphasis inside emphasis', '**a *b* c** and *a **b** c*'],
  ['a list in a list', '- a\n- b\n    - c\n- d'],
  ['a numbered list that starts at three', '3. a\n4. b'],
  ['a quotation of two lines', '> q\n> r'],
  ['a block of code with a blank line', '```js\nlet x = `1`;\n\n*no*\n```'],
  ['code with a backtick', '`` a`b ``'],
  ['a link with underlines', '[t](https://e.org/a_b_c) x'],
  ['a link with bold words', '[a **b** c](https://e.org)'],
  ['a heading', '## H\n\ntext'],
  ['struck words', '~~no~~'],
  ['a table, as the text it is', '| a | b |\n|---|---|\n| 1 | 2 |'],
  ['an image, as the text it is', '![i](https://e.org/i.png)'],
  ['typographic quotes, accents and emoji', '“q” — é 😀'],
];

describe('Markdown of a note comes out of the editor as it went in', () => {
  for (const [what, markdown] of NOTES) {
    test(what, () => expect(read(written(markdown))).toBe(markdown));
  }
});

test('other spellings of the same come out in one, and stay that way', () => {
  for (const [other, usual] of [
    ['__b__ and _i_', '**b** and *i*'],
    ['a_b_c', 'a\\_b\\_c'],
    ['2 * 3', '2 \\* 3'],
    ['> q\n>\n> r', '> q\n> \n> r'],
    ['a\n\n\n\nb', 'a\n\nb'],
    ['x\n- a', 'x\n\n- a'],
  ] as const) {
    const once = read(written(other));
    expect(once.trimEnd()).toBe(usual);
    expect(read(written(once))).toBe(once);
  }
});

test('text that looks like a list, a heading or a rule stays text', () => {
  for (const plain of ['1\\. x', '\\- x', '\\# x', '\\> x', '\\---', 'a\n\\# b']) {
    const made = written(plain);
    const [block] = made.getEditorState().toJSON().root.children;
    expect(block?.type).toBe('paragraph');
    expect(read(made)).toBe(plain);
  }
});

test('a link that would run something leads nowhere', () => {
  const made = written('[t](javascript:alert\\(1\\))');
  const text = JSON.stringify(made.getEditorState().toJSON());
  expect(text).toContain('safe-link');
  const [link] = made
    .getEditorState()
    .read(() =>
      [...made.getEditorState()._nodeMap.values()].filter((n) => n.getType() === 'safe-link'),
    );
  expect(
    (link as unknown as { sanitizeUrl(url: string): string }).sanitizeUrl('javascript:alert(1)'),
  ).toBe('about:blank');
});

describe('a note is opened', () => {
  function opened(
    note: string,
    noteState: string | null,
    draft: string | null = null,
  ): LexicalEditor {
    const made = editor();
    made.update(() => openNote(made, { note, noteState }, draft), { discrete: true });
    return made;
  }
  const state = (markdown: string): string =>
    JSON.stringify(written(markdown).getEditorState().toJSON());

  test('from the state of the editor where it says what the Markdown says', () => {
    expect(read(opened('**b**', state('**b**')))).toBe('**b**');
  });

  test('from the Markdown where that was changed elsewhere since', () => {
    expect(read(opened('new *words*', state('old')))).toBe('new *words*');
  });

  test('from the Markdown where the state cannot be read', () => {
    expect(read(opened('words', '{"root":{"type":"nonsense"}}'))).toBe('words');
    expect(read(opened('words', 'not JSON'))).toBe('words');
    expect(read(opened('words', null))).toBe('words');
  });

  test('from the draft where one was left', () => {
    expect(read(opened('saved', state('saved'), 'not saved'))).toBe('not saved');
  });
});
