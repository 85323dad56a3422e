import { PLACE } from './blocks-of.ts';
import { idIn, labelIn, noteAt, targetsIn } from './footnotes-of.ts';
import type { PageDocument, PageElement } from './page-dom/page-node.ts';
import { copyInside } from './page-tree.ts';

/** More notes than any page has. */
const MOST = 2000;

/**
 * Brings the notes that the article's text points to along, where the extraction left them behind: they stand
 * apart from the text, and are full of links, as menus are.
 * @param page the whole page
 * @param article what was extracted from a copy of it; the notes are put at its end
 * @param base the page's address
 */
export function bringNotes(page: PageDocument, article: PageElement, base: string): void {
  const here = targetsIn(article);
  const there = targetsIn(page);
  const brought = new Set<unknown>();
  for (const link of article.querySelectorAll('a[href]')) {
    const id = idIn(link.getAttribute('href') ?? '', base);
    if (id === null || here.has(id) || labelIn(link) === null) continue;
    const note = noteAt(there.get(id)) as PageElement | null;
    // What leads upwards leads back from a note to its place in the text.
    if (!note || placeOf(note) < placeOf(link) || brought.has(note) || brought.size >= MOST)
      continue;
    brought.add(note);
    const copy = article.page.createElement('p');
    if (!copy.hasAttribute('id')) copy.setAttribute('id', id);
    copy.setAttribute(PLACE, String(placeOf(note)));
    copyInside(note, copy);
    article.appendChild(copy);
  }
}

/** Where an element began in the page; one that was made on the way is where the one around it is. */
function placeOf(element: PageElement): number {
  const own = element.getAttribute(PLACE) ?? element.closest(`[${PLACE}]`)?.getAttribute(PLACE);
  return Number(own ?? 0);
}
