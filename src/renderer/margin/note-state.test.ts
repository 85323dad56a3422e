import { createEditor } from 'lexical';
import { expect, test } from 'vitest';
import { $setNoteMarkdown, NOTE_NODES } from './note-markdown.ts';
import { isNoteState } from './note-state.ts';

const MARKDOWN = [
  '## A head',
  'Words, **bold**, *slanted*, ~~gone~~, `code` and [a link](https://example.org/).\\\nNext line.',
  '> A quotation',
  '- one\n- two\n    1. three',
  '```ts\nconst a = 1;\n\tb();\n```',
].join('\n\n');

/** What the editor itself keeps of a note that has all that a note may have. */
function keptState(): { root: { children: Record<string, unknown>[] } & Record<string, unknown> } {
  const editor = createEditor({ nodes: [...NOTE_NODES] });
  editor.update(() => $setNoteMarkdown(MARKDOWN), { discrete: true });
  return JSON.parse(JSON.stringify(editor.getEditorState().toJSON()));
}

test('what the editor writes is a note', () => {
  const state = JSON.stringify(keptState());
  expect(state).toContain('safe-link');
  expect(isNoteState(state)).toBe(true);
});

const paragraph = (child: Record<string, unknown>): string => {
  const state = keptState();
  state.root.children = [
    { ...state.root.children[0], type: 'paragraph', tag: 'h2', children: [child] },
  ];
  return JSON.stringify(state);
};
const text = {
  type: 'text',
  version: 1,
  text: 'x',
  format: 0,
  detail: 0,
  mode: 'normal',
  style: '',
};

test('a sound child makes a sound note, so that the ones below fail for what they hold', () => {
  expect(isNoteState(paragraph(text))).toBe(true);
});

test.each([
  ['no JSON', 'x'],
  ['a list', '[]'],
  ['nothing', '{}'],
  ['no root', '{"root":{"type":"paragraph","version":1,"children":[]}}'],
  ['more than a root', JSON.stringify({ ...keptState(), extra: 1 })],
  [
    'a node that notes do not have',
    paragraph({ ...text, type: 'image', src: 'http://127.0.0.1/' }),
  ],
  ['an iframe', paragraph({ type: 'iframe', version: 1, children: [] })],
  [
    'a link that runs',
    paragraph({ type: 'safe-link', version: 1, url: 'javascript:alert(1)', children: [] }),
  ],
  [
    'a link without our rules',
    paragraph({ type: 'link', version: 1, url: 'https://a.test/', children: [] }),
  ],
  ['a style', paragraph({ ...text, style: 'background: url(http://127.0.0.1/)' })],
  ['an object where a value belongs', paragraph({ ...text, text: { toString: 'x' } })],
  ['hidden state', paragraph({ ...text, $: { evil: 1 } })],
  [
    'an element of another name',
    paragraph({ type: 'heading', version: 1, tag: 'script', children: [] }),
  ],
  ['children of a text', paragraph({ ...text, children: [] })],
  ['too much depth', `${'{"root":'.repeat(1)}${deep(100)}}`],
])('%s is none', (_, state) => {
  expect(isNoteState(state)).toBe(false);
});

function deep(depth: number): string {
  const open = '{"type":"root","version":1,"children":['.replace(
    'root',
    depth === 100 ? 'root' : 'quote',
  );
  return depth === 0 ? `${open}]}` : `${open}${deep(depth - 1)}]}`;
}
