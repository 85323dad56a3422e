import { $createMarkNode, $wrapSelectionInMarkNode, MarkNode } from '@lexical/mark';
import {
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  createEditor,
  type ElementNode,
  type LexicalEditor,
} from 'lexical';
import type { Passage } from '../../../../src/contract/passage.ts';
import { nextRange, type Sheet } from '../prose.ts';
import { frame, peerScroller, type Way } from './way.ts';

let editor: LexicalEditor | null = null;

/** Lexical's own way: a MarkNode around each stretch of text, with the ids of the passages on it. */
export const markNodes: Way = {
  open: (stage, sheet) => {
    const { text } = frame(stage);
    editor = createEditor({
      namespace: 'mark-nodes',
      nodes: [MarkNode],
      editable: false,
      theme: { mark: 'bench-mark', markOverlap: 'bench-mark-overlap' },
      onError: (error) => {
        throw error;
      },
    });
    editor.setRootElement(text);
    text.removeAttribute('style');
    editor.update(() => $fill(sheet), { discrete: true });
  },
  mark: (sheet, number) => {
    const range = nextRange(number);
    editor?.update(
      () => {
        const selection = $createRangeSelection();
        const from = $pointAt(sheet, range.start);
        const to = $pointAt(sheet, range.end);
        selection.anchor.set(from.key, from.offset, 'text');
        selection.focus.set(to.key, to.offset, 'text');
        $wrapSelectionInMarkNode(selection, false, `new${number}`);
      },
      { discrete: true },
    );
  },
  scroller: peerScroller,
};

function $fill(sheet: Sheet): void {
  const root = $getRoot().clear();
  for (const [index, block] of sheet.blocks.entries()) {
    const words = 'text' in block ? block.text : '';
    const start = sheet.starts[index] ?? 0;
    const paragraph = $createParagraphNode();
    for (const piece of pieces(sheet, start, start + words.length)) {
      const text = $createTextNode(sheet.text.slice(piece.start, piece.end));
      paragraph.append(piece.ids.length === 0 ? text : $createMarkNode(piece.ids).append(text));
    }
    root.append(paragraph);
  }
}

let known: Map<number, Passage[]> | null = null;

/** The passages on each paragraph, by where it starts. */
function byParagraph(sheet: Sheet): Map<number, Passage[]> {
  if (known) return known;
  known = new Map(sheet.starts.map((start) => [start, []]));
  for (const passage of sheet.passages) {
    const range = passage.ranges[0];
    if (!range) continue;
    let at = sheet.starts.findLastIndex((start) => start <= range.start);
    for (
      let start = sheet.starts[at];
      start !== undefined && start < range.end;
      start = sheet.starts[++at]
    ) {
      known.get(start)?.push(passage);
    }
  }
  return known;
}

/** A paragraph cut at every edge of a passage. */
function pieces(sheet: Sheet, start: number, end: number) {
  const here = byParagraph(sheet).get(start) ?? [];
  const edges = new Set([start, end]);
  for (const { ranges } of here) {
    for (const edge of [ranges[0]?.start ?? 0, ranges[0]?.end ?? 0])
      if (edge > start && edge < end) edges.add(edge);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1] ?? end;
    const ids = here
      .filter(({ ranges: [range] }) => range && range.start <= from && range.end >= to)
      .map(({ id }) => id);
    return { start: from, end: to, ids };
  });
}

function $pointAt(sheet: Sheet, offset: number): { key: string; offset: number } {
  const at = sheet.starts.findLastIndex((start) => start <= offset);
  const paragraph = $getRoot().getChildAtIndex(at);
  let rest = offset - (sheet.starts[at] ?? 0);
  const texts = $isElementNode(paragraph) ? $textsOf(paragraph) : [];
  for (const text of texts) {
    if (rest <= text.getTextContentSize()) return { key: text.getKey(), offset: rest };
    rest -= text.getTextContentSize();
  }
  const last = texts.at(-1);
  if (!last) throw new Error('no text at the offset');
  return { key: last.getKey(), offset: last.getTextContentSize() };
}

function $textsOf(element: ElementNode) {
  return element.getAllTextNodes().filter($isTextNode);
}
