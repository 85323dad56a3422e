import type { DomElement } from './dom.ts';
import type { Prose } from './inline-text.ts';

/**
 * What a figure with one picture says: its heading and its caption; all its words where it marks none as that.
 * @param words the words of a part, without its pictures
 */
export function captionOf(figure: DomElement, words: (part: DomElement) => Prose): Prose {
  const parts = [...figure.querySelectorAll('h1, h2, h3, h4, h5, h6, figcaption')];
  const outer = parts.filter((part) => part.parentElement?.closest('figcaption') == null);
  const said = outer.some(({ tagName }) => /^FIGCAPTION$/i.test(tagName)) ? outer : [figure];
  let text = '';
  const marks: Prose['marks'] = [];
  for (const prose of said.map(words).filter((one) => one.text !== '')) {
    if (text !== '') text += ' ';
    marks.push(
      ...prose.marks.map((mark) => ({
        ...mark,
        start: mark.start + text.length,
        end: mark.end + text.length,
      })),
    );
    text += prose.text;
  }
  return { text, marks };
}
