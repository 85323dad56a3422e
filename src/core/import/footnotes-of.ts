import type { DomElement } from './dom.ts';

/** What the text of a link to a note looks like: `1`, `[12]`, `[note 3]`, `a`, `†`. */
const REFERENCE = /^[\s[(]*((?:(?:note|nb|n|fn)\.?\s)?\d{1,4}|[a-z]{1,2}|[*†‡§¶]{1,3})[\s\])]*$/iu;
const NOTE_LIMIT = 5000;

/** The notes of a page: for each element that is one, its label; and the labels by the notes' ids. */
export interface Footnotes {
  readonly labels: ReadonlyMap<DomElement, string>;
  /** The label of the note that an in-page address (`#fn1`, or with the page's own address) leads to. */
  labelOf(href: string): string | null;
}

/**
 * Finds notes by what leads to them: a short link (`[1]`) to a list item, paragraph or block further down
 * the same page.
 * @param base the page's address, because Readability makes in-page links absolute
 */
export function footnotesOf(root: DomElement, base: string): Footnotes {
  if (!leadsToNotes(root, base)) return NONE;
  const labels = new Map<DomElement, string>();
  const byId = new Map<string, string>();
  const targets = targetsIn(root);
  const passed = new Set<DomElement>();
  const taken = new Set<string>();
  for (const element of root.querySelectorAll('a[href], li, p, div, aside, dd, section')) {
    passed.add(element);
    const href = element.getAttribute('href');
    if (href === null) continue;
    const label = labelIn(element);
    const id = idIn(href, base);
    const note = id === null ? null : noteAt(targets.get(id));
    // A link back, from the note to its place in the text, leads to what was passed already.
    if (!label || id === null || !note || passed.has(note)) continue;
    const known = labels.get(note);
    if (known !== undefined) byId.set(id, known);
    else {
      const own = unused(label, taken);
      taken.add(own);
      labels.set(note, own);
      // A label in a block of its own is no text beside the note.
      const bare = blockAt(targets.get(id));
      if (bare && bare !== note) labels.set(bare, own);
      byId.set(id, own);
    }
  }
  return {
    labels,
    labelOf: (href) => {
      const id = idIn(href, base);
      return id === null ? null : (byId.get(id) ?? null);
    },
  };
}

/** What links of a page can lead to, by id. Word, and pages of old, name their anchors. */
export function targetsIn(root: {
  querySelectorAll(selector: string): Iterable<DomElement>;
}): ReadonlyMap<string, DomElement> {
  const targets = new Map<string, DomElement>();
  for (const element of root.querySelectorAll('[id], a[name]')) {
    for (const attribute of ['id', 'name']) {
      const id = element.getAttribute(attribute) ?? '';
      if (id !== '' && !targets.has(id)) targets.set(id, element);
    }
  }
  return targets;
}

/** The label of a note that a link's words are; null where they are others. */
export function labelIn(link: DomElement): string | null {
  return REFERENCE.exec(link.textContent ?? '')?.[1] ?? null;
}

const NONE: Footnotes = { labels: new Map(), labelOf: () => null };

/** Most of what is read has no notes, and is spared the search for them. */
function leadsToNotes(root: DomElement, base: string): boolean {
  for (const link of root.querySelectorAll('a[href]')) {
    const isIn = idIn(link.getAttribute('href') ?? '', base) !== null;
    if (isIn && REFERENCE.test(link.textContent ?? '')) return true;
  }
  return false;
}

/** Whether a link inside a note only leads back to the text. */
export function isBackLink(link: DomElement, base: string): boolean {
  const text = (link.textContent ?? '').trim();
  return (
    idIn(link.getAttribute('href') ?? '', base) !== null &&
    (/^(?:[\u2190-\u21ff\u2900-\u297f^\u23ce\s]|\ufe0e)*$/u.test(text) || REFERENCE.test(text))
  );
}

/** The id that an address leads to in the same page. */
export function idIn(href: string, base: string): string | null {
  const hash = href.indexOf('#');
  if (hash < 0 || hash === href.length - 1) return null;
  const page = href.slice(0, hash);
  if (page !== '' && page !== base.split('#')[0]) return null;
  try {
    return decodeURIComponent(href.slice(hash + 1));
  } catch {
    return href.slice(hash + 1);
  }
}

/** The block that bears the id, or that holds the anchor which bears it; the one behind where it holds no more. */
export function noteAt(target: DomElement | undefined): DomElement | null {
  const block = blockAt(target);
  const isBare =
    block !== null && target !== undefined && /^A$/i.test(target.tagName) && isLabel(block);
  const note = isBare ? (behind(block) ?? block) : block;
  return note && (note.textContent ?? '').length <= NOTE_LIMIT ? note : null;
}

function blockAt(target: DomElement | undefined): DomElement | null {
  return target?.closest('li, p, div, aside, dd') ?? null;
}

function isLabel(block: DomElement): boolean {
  return REFERENCE.test(block.textContent ?? '');
}

function behind(block: DomElement): DomElement | null {
  const siblings = [...(block.parentElement?.children ?? [])];
  return siblings[siblings.indexOf(block) + 1] ?? null;
}

function unused(label: string, taken: ReadonlySet<string>): string {
  if (!taken.has(label)) return label;
  for (let count = 2; ; count += 1) {
    if (!taken.has(`${label}-${count}`)) return `${label}-${count}`;
  }
}
