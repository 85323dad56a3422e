import type { Archive } from '../archive-gate.ts';
import { decodeText } from '../decode-text.ts';
import type { DomDocument } from '../dom.ts';
import { openPage } from '../page-tree.ts';
import { attributeOf, childOf } from '../word/word-xml.ts';
import { asHtml } from '../xhtml.ts';
import { readXml, type XmlElement } from '../xml-gate.ts';
import { childrenOf, elementsOf, xmlText } from '../xml-tree.ts';
import type { BookPackage } from './book-package.ts';
import { pathFrom } from './book-path.ts';

/** A line of the table of contents. */
export interface ContentsEntry {
  readonly label: string;
  readonly path: string;
  readonly fragment: string;
  /** 0 is the outermost. */
  readonly depth: number;
}

/** The table of contents, from the navigation page or, in old books, the NCX. What is broken is none. */
export async function readContents(
  name: string,
  archive: Archive,
  { nav, ncx }: BookPackage,
): Promise<ContentsEntry[]> {
  try {
    if (nav) {
      const { text } = decodeText(await archive.read(nav.path), nav.path, 'utf-8');
      const entries = fromNav(openPage(asHtml(text), nav.path), nav.path);
      if (entries.length > 0) return entries;
    }
    if (!ncx) return [];
    const root = readXml(`${name}: ${ncx}`, await archive.read(ncx), 'passed-over');
    const map = elementsOf(root, 'navMap')[0];
    return map ? fromNcx(map, ncx, 0) : [];
  } catch {
    return [];
  }
}

function fromNav(document: DomDocument, path: string): ContentsEntry[] {
  const navs = [...document.querySelectorAll('nav')];
  const toc = navs.find((nav) => (nav.getAttribute('epub:type') ?? '').includes('toc')) ?? navs[0];
  return [...(toc?.querySelectorAll('li > a[href]') ?? [])].map((link) => {
    const href = link.getAttribute('href') ?? '';
    let depth = -1;
    for (let up = link.parentElement; up && up !== toc; up = up.parentElement) {
      if (/^[ou]l$/i.test(up.tagName)) depth += 1;
    }
    return {
      label: (link.textContent ?? '').replace(/\s+/g, ' ').trim(),
      path: pathFrom(path, href),
      fragment: href.split('#')[1] ?? '',
      depth: Math.max(0, depth),
    };
  });
}

function fromNcx(parent: XmlElement, path: string, depth: number): ContentsEntry[] {
  if (depth > 20) return [];
  return childrenOf(parent, 'navPoint').flatMap((point) => {
    const label = childOf(childOf(point, 'navLabel'), 'text');
    const content = childOf(point, 'content');
    const src = content ? (attributeOf(content, 'src') ?? '') : '';
    return [
      {
        label: label ? xmlText(label).replace(/\s+/g, ' ').trim() : '',
        path: pathFrom(path, src),
        fragment: src.split('#')[1] ?? '',
        depth,
      },
      ...fromNcx(point, path, depth + 1),
    ];
  });
}
