import type { Name } from '../../contract/article.ts';
import type { DomDocument, DomElement } from './dom.ts';
import type { PageDocument, PageElement } from './page-dom/page-node.ts';
import { splitName } from './split-name.ts';

/** Marks what holds a paragraph with the notes that were put below it. */
const HOLDS_NOTES = 'data-commonplace-notes';

/**
 * LaTeXML, which makes the pages of arXiv, puts a note into the line that points to it. It becomes a note below
 * its paragraph, with a link that leads to it.
 */
export function repairNote(page: PageDocument, note: PageElement): void {
  const content = inside(note, 'ltx_note_content');
  const label = inside(note, 'ltx_note_mark')?.textContent?.trim() ?? '';
  const paragraph = note.closest('p, li');
  if (!content || !paragraph || label === '') return;
  const id = note.id || `note-${label}`;
  for (const part of content.querySelectorAll('[class]')) {
    if (/\bltx_(?:note_mark|tag_note)\b/.test(part.className)) part.remove();
  }
  const below = page.createElement('p');
  below.setAttribute('id', id);
  for (const node of [...content.childNodes]) below.appendChild(node);
  const link = page.createElement('a');
  link.setAttribute('href', `#${id}`);
  link.appendChild(page.createTextNode(label));
  const raised = page.createElement('sup');
  raised.appendChild(link);
  note.replaceWith(raised);
  placeBelow(page, paragraph, below);
}

/** Notes of one paragraph stand below it in the order in which it names them; those of an item are in it. */
function placeBelow(page: PageDocument, paragraph: PageElement, note: PageElement): void {
  const parent = paragraph.parentElement;
  if (paragraph.localName === 'li') paragraph.appendChild(note);
  else if (parent?.hasAttribute(HOLDS_NOTES)) parent.appendChild(note);
  else {
    const holder = page.createElement('div');
    holder.setAttribute(HOLDS_NOTES, '');
    paragraph.replaceWith(holder);
    holder.appendChild(paragraph);
    holder.appendChild(note);
  }
}

/** A formula on a line of its own is laid out as a table; it holds no data and becomes a paragraph a row. */
export function repairFormula(page: PageDocument, table: PageElement): void {
  const lines = page.createElement('div');
  for (const row of table.querySelectorAll('tr')) {
    const line = page.createElement('p');
    for (const cell of row.children.filter(({ textContent }) => textContent?.trim())) {
      if (line.firstChild) line.appendChild(page.createTextNode(' '));
      for (const node of [...cell.childNodes]) line.appendChild(node);
    }
    if (line.firstChild) lines.appendChild(line);
  }
  table.replaceWith(lines);
}

/** The authors of such a page; what stands behind a name (a raised number, a line for the institute) is not it. */
export function latexAuthors(page: DomDocument): Name[] {
  return [...page.querySelectorAll('[class="ltx_personname"]')].flatMap((person) => {
    let name = '';
    for (const node of person.childNodes) {
      if (node.nodeType === 1 && /^(?:SUP|BR|SPAN)$/i.test((node as DomElement).tagName)) break;
      name += node.textContent ?? '';
    }
    const split = splitName(name.replace(/[\s,&]+$/u, ''));
    return split ? [split] : [];
  });
}

function inside(element: PageElement, name: string): PageElement | undefined {
  return element
    .querySelectorAll('[class]')
    .find(({ className }) => className.split(/\s+/).includes(name));
}
