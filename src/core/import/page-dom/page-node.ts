import type { DomDocument, DomElement, DomNode } from '../dom.ts';
import { markupIn } from './markup-in.ts';
import { type Selector, selectorOf } from './selector.ts';

/**
 * A page's tree with as much of the DOM as Readability and the importers use, made for being asked the same many
 * times: siblings are linked, and the text of an element is worked out once until something in it changes.
 * Lists are snapshots, not live.
 */
export class PageNode implements DomNode {
  readonly nodeType: number;
  parentNode: PageParent | null = null;
  previousSibling: PageNode | null = null;
  nextSibling: PageNode | null = null;

  constructor(nodeType: number) {
    this.nodeType = nodeType;
  }

  get childNodes(): readonly PageNode[] {
    return NOTHING;
  }

  get firstChild(): PageNode | null {
    return null;
  }

  get textContent(): string | null {
    return null;
  }

  get parentElement(): PageElement | null {
    return this.parentNode instanceof PageElement ? this.parentNode : null;
  }

  get nextElementSibling(): PageElement | null {
    let at = this.nextSibling;
    while (at && !(at instanceof PageElement)) at = at.nextSibling;
    return at;
  }

  get previousElementSibling(): PageElement | null {
    let at = this.previousSibling;
    while (at && !(at instanceof PageElement)) at = at.previousSibling;
    return at;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  replaceWith(node: DomNode): void {
    this.parentNode?.replaceChild(node as PageNode, this);
  }
}

const NOTHING: readonly PageNode[] = [];

/** Text, or a comment, which is no text of the page. */
export class PageText extends PageNode {
  readonly nodeName: string;
  readonly data: string;

  constructor(data: string, isComment = false) {
    super(isComment ? 8 : 3);
    this.nodeName = isComment ? '#comment' : '#text';
    this.data = data;
  }

  override get textContent(): string {
    return this.data;
  }
}

/** What holds nodes: an element or the page. */
export class PageParent extends PageNode {
  #first: PageNode | null = null;
  #last: PageNode | null = null;
  // Kept until something changes.
  #nodes: readonly PageNode[] | null = null;
  #elements: readonly PageElement[] | null = null;
  #text: string | null = null;

  override get firstChild(): PageNode | null {
    return this.#first;
  }

  get lastChild(): PageNode | null {
    return this.#last;
  }

  override get childNodes(): readonly PageNode[] {
    if (this.#nodes === null) {
      const nodes: PageNode[] = [];
      for (let at = this.#first; at; at = at.nextSibling) nodes.push(at);
      this.#nodes = nodes;
    }
    return this.#nodes;
  }

  get children(): readonly PageElement[] {
    this.#elements ??= this.childNodes.filter((node) => node instanceof PageElement);
    return this.#elements;
  }

  get firstElementChild(): PageElement | null {
    return this.children[0] ?? null;
  }

  override get textContent(): string {
    if (this.#text === null) {
      let text = '';
      for (let at = this.#first; at; at = at.nextSibling) {
        if (at.nodeType !== 8) text += at.textContent;
      }
      this.#text = text;
    }
    return this.#text;
  }

  override set textContent(text: string) {
    this.#clear();
    this.appendChild(new PageText(text));
  }

  get innerHTML(): string {
    return markupIn(this);
  }

  set innerHTML(markup: string) {
    this.#clear();
    for (const node of this.page.reads(markup, this)) this.appendChild(node);
  }

  /** The page that it is part of. */
  get page(): PageDocument {
    throw new Error('it is part of no page');
  }

  appendChild<T extends PageNode>(node: T): T {
    return this.#insert(node, null);
  }

  prepend(node: DomNode): void {
    this.#insert(node as PageNode, this.#first);
  }

  removeChild<T extends PageNode>(node: T): T {
    const { previousSibling: before, nextSibling: after } = node;
    if (before) before.nextSibling = after;
    else this.#first = after;
    if (after) after.previousSibling = before;
    else this.#last = before;
    node.parentNode = null;
    node.previousSibling = null;
    node.nextSibling = null;
    this.#changed();
    return node;
  }

  replaceChild<T extends PageNode>(node: PageNode, old: T): T {
    if (node === old) return old;
    // Taken out first: it may stand beside the old one, or within it.
    node.remove();
    const after = old.nextSibling;
    this.removeChild(old);
    this.#insert(node, after);
    return old;
  }

  getElementsByTagName(name: string): PageElement[] {
    const wanted = name.toLowerCase();
    const found: PageElement[] = [];
    for (let at = nextElement(this, this); at; at = nextElement(at, this)) {
      if (wanted === '*' || at.localName === wanted) found.push(at);
    }
    return found;
  }

  querySelector(selector: string): PageElement | null {
    const wanted = selectorOf(selector);
    for (let at = nextElement(this, this); at; at = nextElement(at, this)) {
      if (wanted(at)) return at;
    }
    return null;
  }

  querySelectorAll(selector: string): PageElement[] {
    const wanted: Selector = selectorOf(selector);
    const found: PageElement[] = [];
    for (let at = nextElement(this, this); at; at = nextElement(at, this)) {
      if (wanted(at)) found.push(at);
    }
    return found;
  }

  #insert<T extends PageNode>(node: T, next: PageNode | null): T {
    const before = next === node ? node.nextSibling : next;
    node.remove();
    const last = before ? before.previousSibling : this.#last;
    node.parentNode = this;
    node.previousSibling = last;
    node.nextSibling = before;
    if (last) last.nextSibling = node;
    else this.#first = node;
    if (before) before.previousSibling = node;
    else this.#last = node;
    this.#changed();
    return node;
  }

  #clear(): void {
    while (this.#first) this.removeChild(this.#first);
  }

  /** Whatever holds a text that is not known holds one that is not known either. */
  #changed(): void {
    this.#nodes = null;
    this.#elements = null;
    for (let at: PageParent | null = this; at && at.#text !== null; at = at.parentNode) {
      at.#text = null;
    }
  }
}

/** The next element in reading order that is within `root`. */
function nextElement(from: PageNode, root: PageParent): PageElement | null {
  let at: PageNode | null = from;
  while (at) {
    let next: PageNode | null = at.firstChild;
    while (!next && at && at !== root) {
      next = at.nextSibling;
      if (!next) at = at.parentNode;
    }
    if (!next) return null;
    if (next instanceof PageElement) return next;
    at = next;
  }
  return null;
}

/** An attribute of an element. */
export class PageAttribute {
  readonly name: string;
  value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }

  cloneNode(): PageAttribute {
    return new PageAttribute(this.name, this.value);
  }
}

export class PageElement extends PageParent implements DomElement {
  localName: string;
  /** In capitals for elements of HTML, as the DOM has it. */
  tagName: string;
  readonly attributes: PageAttribute[];
  readonly ownerDocument: PageDocument;
  /** Of a drawing or a formula, not of HTML. */
  readonly isForeign: boolean;

  constructor(page: PageDocument, name: string, attributes: PageAttribute[], isForeign = false) {
    super(1);
    this.isForeign = isForeign;
    this.ownerDocument = page;
    this.localName = name;
    this.tagName = isForeign ? name : name.toUpperCase();
    this.attributes = attributes;
  }

  get nodeName(): string {
    return this.tagName;
  }

  override get page(): PageDocument {
    return this.ownerDocument;
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  setAttribute(name: string, value: string): void {
    const known = this.attributes.find((attribute) => attribute.name === name);
    if (known) known.value = String(value);
    else this.attributes.push(new PageAttribute(name, String(value)));
  }

  setAttributeNode({ name, value }: PageAttribute): void {
    this.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    const at = this.attributes.findIndex((attribute) => attribute.name === name);
    if (at >= 0) this.attributes.splice(at, 1);
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  get srcset(): string {
    return this.getAttribute('srcset') ?? '';
  }

  /** As much of its own style as tells whether it is seen. */
  get style(): { readonly display: string; readonly visibility: string } {
    const style = this.getAttribute('style');
    if (style === null || !/none|hidden/i.test(style)) return UNSTYLED;
    return {
      display: DISPLAY.exec(style)?.[1]?.toLowerCase() ?? '',
      visibility: VISIBILITY.exec(style)?.[1]?.toLowerCase() ?? '',
    };
  }

  closest(selector: string): PageElement | null {
    const wanted = selectorOf(selector);
    let at: PageElement | null = this;
    while (at && !wanted(at)) at = at.parentElement;
    return at;
  }
}

const DISPLAY = /(?:^|;)\s*display\s*:\s*([\w-]+)/i;
const VISIBILITY = /(?:^|;)\s*visibility\s*:\s*([\w-]+)/i;
const UNSTYLED = { display: '', visibility: '' } as const;

/** A whole page. */
export class PageDocument extends PageParent implements DomDocument {
  /** What links are relative to. */
  baseURI = '';
  readonly documentURI = null;
  /** Reads markup as what stands inside an element. */
  readonly reads: (markup: string, inside: PageParent) => readonly PageNode[];

  constructor(reads: PageDocument['reads']) {
    super(9);
    this.reads = reads;
  }

  override get page(): PageDocument {
    return this;
  }

  get documentElement(): PageElement {
    const [root] = this.children;
    if (!root) throw new Error('a page without a root element');
    return root;
  }

  get head(): PageElement | null {
    return this.#part('head');
  }

  get body(): PageElement | null {
    return this.#part('body');
  }

  get title(): string {
    return this.querySelector('title')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }

  createElement(name: string): PageElement {
    return new PageElement(this, name.toLowerCase(), []);
  }

  createTextNode(text: string): PageText {
    return new PageText(text);
  }

  #part(name: string): PageElement | null {
    return this.documentElement.children.find((one) => one.localName === name) ?? null;
  }
}
