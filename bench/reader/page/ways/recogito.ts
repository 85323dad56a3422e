import {
  createTextAnnotator,
  type TextAnnotation,
  type TextAnnotator,
} from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import { nextRange, type Sheet } from '../prose.ts';
import { frame, peerScroller, type Way } from './way.ts';

let annotator: TextAnnotator | null = null;

/** Recogito's text annotator on CSS highlights, over the same paragraphs. */
export const recogito: Way = {
  open: async (stage, sheet) => {
    const { text } = frame(stage);
    // Its offsets count all text of the container, separators included.
    text.append(
      ...sheet.blocks.map((block, at) => {
        const paragraph = document.createElement('p');
        paragraph.textContent =
          ('text' in block ? block.text : '') + (at < sheet.blocks.length - 1 ? '\n\n' : '');
        return paragraph;
      }),
    );
    annotator = createTextAnnotator(text, { renderer: 'CSS_HIGHLIGHTS' });
    // Its own `setAnnotations` of this version stores annotations without their ranges; the store's bulk call works.
    annotator.state.store.bulkAddAnnotations(
      sheet.passages.map(({ id, ranges }) =>
        annotation(sheet, text.children, id, ranges[0]?.start ?? 0, ranges[0]?.end ?? 0),
      ),
      true,
    );
    await until(() => CSS.highlights.size > 0);
  },
  mark: async (sheet, number) => {
    const { start, end } = nextRange(number);
    annotator?.addAnnotation(
      annotation(sheet, annotator.element.children, `new${number}`, start, end),
    );
    await until(() => CSS.highlights.has(`_new${number}`));
  },
  scroller: peerScroller,
};

/** It paints a moment after it was told. */
async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((next) => setTimeout(next));
}

/** With its range made here: left to itself it walks the text from its start for each annotation, and takes ten times as long. */
function annotation(
  sheet: Sheet,
  paragraphs: HTMLCollection,
  id: string,
  start: number,
  end: number,
): TextAnnotation {
  const range = document.createRange();
  const from = pointAt(sheet, paragraphs, start);
  const to = pointAt(sheet, paragraphs, end);
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  const selector = [{ quote: sheet.text.slice(start, end), start, end, range }];
  return { id, bodies: [], target: { annotation: id, selector } } as unknown as TextAnnotation;
}

function pointAt(sheet: Sheet, paragraphs: HTMLCollection, offset: number) {
  let low = 0;
  let high = sheet.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sheet.starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const node = paragraphs[low - 1]?.firstChild;
  if (!(node instanceof Text)) throw new Error('a paragraph without text');
  return { node, offset: Math.min(node.length, offset - (sheet.starts[low - 1] ?? 0)) };
}
