import { type DefaultTreeAdapterTypes, parse, parseFragment, type Token } from 'parse5';
import { fail } from '../../contract/failure.ts';
import { CODE_LANGUAGE, PLACE } from './blocks-of.ts';
import {
  PageAttribute,
  PageDocument,
  PageElement,
  type PageNode,
  type PageParent,
  PageText,
} from './page-dom/page-node.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Deeper than any page that people wrote; it only serves to exhaust the stack. */
const MAX_DEPTH = 400;
const HTML = 'http://www.w3.org/1999/xhtml';
const LANGUAGE =
  /(?:^|\s)(?:language|lang|highlight-source|brush:?)[-: ]?([\w+#-]{1,20})(?=\s|;|$)/i;

/**
 * A page as browsers would understand it: tags closed, head and body there, every element bearing its place in
 * the page, code its language.
 * @param pictureAt the address of a picture that came with the page, by the address that the page names
 * @throws CallFailure `unreadable` where it is nested past all reason
 */
export function openPage(
  text: string,
  name: string,
  pictureAt?: (address: string) => string | null,
): PageDocument {
  const tree = parse(text, { scriptingEnabled: false });
  let place = 0;
  const prepare = (element: DefaultTreeAdapterTypes.Element): PageAttribute[] => {
    place += 1;
    const given = element.attrs
      .filter((attr) => attr.name !== PLACE && attr.name !== CODE_LANGUAGE)
      .map(asAttribute);
    const language = languageOf(element.tagName, given);
    if (pictureAt && element.tagName === 'img') showHeld(given, pictureAt);
    given.push(new PageAttribute(PLACE, String(place)));
    if (language) given.push(new PageAttribute(CODE_LANGUAGE, language));
    return given;
  };
  const page = new PageDocument(readInside);
  build(page, tree.childNodes, prepare, () =>
    fail('unreadable', `${name} is nested deeper than ${MAX_DEPTH} levels.`),
  );
  return page;
}

/** A page of its own with all that another holds, to be taken apart. */
export function copyOf(page: PageDocument): PageDocument {
  const copy = new PageDocument(readInside);
  copyInside(page, copy);
  return copy;
}

/** Puts a copy of all that is in `from` at the end of `to`, which may be of another page. */
export function copyInside(from: PageParent, to: PageParent): void {
  const owner = to instanceof PageDocument ? to : to.page;
  for (let node = from.firstChild; node; node = node.nextSibling) {
    if (node instanceof PageElement) {
      const attributes = node.attributes.map((attribute) => attribute.cloneNode());
      const element = new PageElement(owner, node.localName, attributes, node.isForeign);
      to.appendChild(element);
      copyInside(node, element);
    } else if (node instanceof PageText)
      to.appendChild(new PageText(node.data, node.nodeType === 8));
  }
}

/** What Readability writes and reads again comes from a page that was read before. */
function readInside(markup: string, inside: PageParent): readonly PageNode[] {
  const holder = new PageElement(inside.page, 'div', []);
  const fragment = parseFragment(markup, { scriptingEnabled: false });
  const asGiven = (element: DefaultTreeAdapterTypes.Element): PageAttribute[] =>
    element.attrs.map(asAttribute);
  build(holder, fragment.childNodes, asGiven, () => {
    throw new Error('markup that is nested too deep');
  });
  return holder.childNodes;
}

function asAttribute({ prefix, name, value }: Token.Attribute): PageAttribute {
  return new PageAttribute(prefix ? `${prefix}:${name}` : name, value);
}

/** What is in a template is no part of the page. */
function build(
  parent: PageParent,
  nodes: readonly Node[],
  attributesOf: (element: DefaultTreeAdapterTypes.Element) => PageAttribute[],
  tooDeep: () => never,
  depth = 1,
): void {
  if (depth > MAX_DEPTH) tooDeep();
  for (const node of nodes) {
    if ('tagName' in node) {
      const isForeign = node.namespaceURI !== HTML;
      const element = new PageElement(parent.page, node.tagName, attributesOf(node), isForeign);
      parent.appendChild(element);
      if (node.childNodes.length > 0)
        build(element, node.childNodes, attributesOf, tooDeep, depth + 1);
    } else if ('value' in node) parent.appendChild(new PageText(node.value));
    else if (node.nodeName === '#comment') {
      parent.appendChild(new PageText((node as DefaultTreeAdapterTypes.CommentNode).data, true));
    }
  }
}

/** Where a picture came with the page, under any of the names that the page has for it, it is shown. */
function showHeld(attrs: PageAttribute[], pictureAt: (address: string) => string | null): void {
  for (const { name, value } of attrs) {
    if (!/^(?:src|data-src|data-original|data-lazy-src|srcset|data-srcset)$/.test(name)) continue;
    const [address = ''] = name.includes('srcset') ? value.trim().split(/[\s,]/) : [value.trim()];
    const held = address === '' ? null : pictureAt(address);
    if (held === null) continue;
    const source = attrs.find((attr) => attr.name === 'src');
    if (source) source.value = held;
    else attrs.push(new PageAttribute('src', held));
    return;
  }
}

function languageOf(tag: string, attrs: readonly { name: string; value: string }[]): string | null {
  if (tag !== 'pre' && tag !== 'code') return null;
  const names = attrs.find(({ name }) => name === 'class')?.value ?? '';
  return LANGUAGE.exec(names)?.[1]?.toLowerCase() ?? null;
}
