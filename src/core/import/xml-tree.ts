import type { XmlElement } from './xml-gate.ts';

/** The child elements of that name, in any namespace where none is given. */
export function childrenOf(parent: XmlElement, name: string, uri?: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement =>
      child.kind === 'element' && child.name === name && (uri === undefined || child.uri === uri),
  );
}

/** All elements of that name inside `root`, and `root` itself, in the order of the document. */
export function elementsOf(root: XmlElement, name: string, uri?: string): XmlElement[] {
  const found: XmlElement[] = [];
  walk(root, (node) => {
    if (node.name === name && (uri === undefined || node.uri === uri)) found.push(node);
  });
  return found;
}

/** The text of an element and all inside it, as it stands. */
export function xmlText(root: XmlElement): string {
  const pieces: string[] = [];
  walk(root, undefined, (text) => pieces.push(text));
  return pieces.join('');
}

/** Without recursion, so that no document can be too deep for it. */
function walk(
  root: XmlElement,
  onElement?: (element: XmlElement) => void,
  onText?: (text: string) => void,
): void {
  const waiting: (XmlElement | XmlElement['children'][number])[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === 'text') {
      onText?.(node.text);
      continue;
    }
    onElement?.(node);
    for (let at = node.children.length - 1; at >= 0; at -= 1) {
      const child = node.children[at];
      if (child) waiting.push(child);
    }
  }
}
