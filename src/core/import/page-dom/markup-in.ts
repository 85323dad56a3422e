import type { PageAttribute, PageElement, PageNode, PageParent, PageText } from './page-node.ts';

/** Elements that have no end tag. */
const EMPTY: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);
/** Elements whose text is written as it stands. */
const RAW: ReadonlySet<string> = new Set(
  'style script xmp iframe noembed noframes plaintext'.split(' '),
);

/** What stands inside an element, as markup. */
export function markupIn(parent: PageParent): string {
  const isRaw = parent.nodeType === 1 && RAW.has((parent as PageElement).localName);
  let markup = '';
  for (const node of parent.childNodes) markup += markupOf(node, isRaw);
  return markup;
}

function markupOf(node: PageNode, isRaw: boolean): string {
  if (node.nodeType === 3) {
    const { data } = node as PageText;
    return isRaw ? data : escapedText(data);
  }
  if (node.nodeType === 8) return `<!--${(node as PageText).data}-->`;
  const element = node as PageElement;
  const { localName: name } = element;
  const start = `<${name}${element.attributes.map(attribute).join('')}>`;
  return EMPTY.has(name) ? start : `${start}${markupIn(element)}</${name}>`;
}

function attribute({ name, value }: PageAttribute): string {
  return ` ${name}="${/[&"\u00a0<>]/.test(value) ? value.replace(/[&"\u00a0<>]/g, escaped) : value}"`;
}

function escapedText(text: string): string {
  return /[&\u00a0<>]/.test(text) ? text.replace(/[&\u00a0<>]/g, escaped) : text;
}

function escaped(sign: string): string {
  switch (sign) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    default:
      return '&nbsp;';
  }
}
