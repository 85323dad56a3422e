import { repairFormula, repairNote } from './latex-pages.ts';
import type { PageDocument, PageElement } from './page-dom/page-node.ts';

/** Parts of a wiki's page that only serve editors and readers who click. */
const WIKI_TOOLS = new Set(['mw-editsection', 'mw-cite-backlink', 'mw-jump-link']);
/** The numbers of lines that stand beside code. */
const LINE_NUMBERS = new Set(['lineno', 'linenos', 'linenodiv', 'gutter', 'hljs-ln-numbers']);
/** Labels that only their look parts from the words behind. */
const LABELS = new Set(['label', 'ltx_tag_bibitem', 'ltx_tag_item']);
/** Parts of a wiki's page that stand in its text and are not of it. */
const WIKI_FURNITURE = new Set(['siteSub', 'jump-to-nav', 'catlinks', 'toc']);
/** What only stands in a line. */
const IN_LINE = new Set(
  'a abbr b bdi cite code em i q s small span strong sub sup u var'.split(' '),
);

/** Makes plain, for all who read the page, what programs that write pages say in ways of their own. */
export function repairPage(page: PageDocument): void {
  for (const element of page.querySelectorAll('[class]')) {
    const names = element.className.split(/\s+/);
    if (names.some((name) => WIKI_TOOLS.has(name))) element.remove();
    else if (names.some((name) => LINE_NUMBERS.has(name))) {
      if (/^[\s\d]*$/.test(element.textContent ?? '')) element.remove();
    } else if (names.some((name) => LABELS.has(name)) && element.localName === 'span') {
      element.appendChild(page.createTextNode(' '));
    }
    // A heading in a box of its own would be taken for furniture.
    else if (names.includes('mw-heading')) {
      const heading = element.children.find(({ localName }) => /^h[1-6]$/.test(localName));
      if (heading) element.replaceWith(heading);
    } else if (names.includes('ltx_role_footnote')) repairNote(page, element);
    else if (names.includes('ltx_eqn_table')) repairFormula(page, element);
  }
}

/** Makes it easy to tell the article from the page. @param page a copy that is read for nothing else */
export function easeExtraction(page: PageDocument): void {
  for (const element of page.querySelectorAll('[id]')) {
    if (WIKI_FURNITURE.has(element.id)) element.remove();
    else if (element.localName === 'div') keepId(page, element);
  }
}

/** A box that is a paragraph in all but name loses its id, and what leads to it its goal, when it is made one. */
function keepId(page: PageDocument, box: PageElement): void {
  const { children, id } = box;
  const [only] = children;
  if (children.length === 1 && only?.localName === 'p') {
    if (!only.hasAttribute('id')) only.setAttribute('id', id);
  } else if (children.every(({ localName }) => IN_LINE.has(localName)) && box.textContent?.trim()) {
    const paragraph = page.createElement('p');
    for (const { name, value } of box.attributes) paragraph.setAttribute(name, value);
    for (const node of [...box.childNodes]) paragraph.appendChild(node);
    box.replaceWith(paragraph);
  }
}
