import { frame, peerScroller, type Way } from './way.ts';

/** Paragraphs without marks: what text alone costs. */
export const plain: Way = {
  open: (stage, sheet) => {
    const { text } = frame(stage);
    for (const block of sheet.blocks) {
      const paragraph = document.createElement('p');
      paragraph.textContent = 'text' in block ? block.text : '';
      text.append(paragraph);
    }
  },
  mark: () => {},
  scroller: peerScroller,
};
