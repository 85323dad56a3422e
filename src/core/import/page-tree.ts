import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import { fail } from '../../contract/failure.ts';
import { CODE_LANGUAGE, PLACE } from './blocks-of.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Deeper than any page that people wrote; it only serves to exhaust the stack. */
const MAX_DEPTH = 400;
const LANGUAGE =
  /(?:^|\s)(?:language|lang|highlight-source|brush:?)[-: ]?([\w+#-]{1,20})(?=\s|;|$)/i;

/**
 * A page as browsers would understand it, written out again: tags closed, head and body there, every element
 * bearing its place in the page, code its language.
 * @throws CallFailure `unreadable` where it is nested past all reason
 */
export function pageTree(text: string, name: string): string {
  const tree = parse(text, { scriptingEnabled: false });
  const waiting: { node: Node; depth: number }[] = [{ node: tree, depth: 0 }];
  let place = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > MAX_DEPTH) {
      fail('unreadable', `${name} is nested deeper than ${MAX_DEPTH} levels.`);
    }
    if ('attrs' in node) {
      place += 1;
      const given = node.attrs.filter((attr) => attr.name !== PLACE && attr.name !== CODE_LANGUAGE);
      const language = languageOf(node.tagName, given);
      node.attrs = [
        ...given,
        { name: PLACE, value: String(place) },
        ...(language ? [{ name: CODE_LANGUAGE, value: language }] : []),
      ];
    }
    const children = 'childNodes' in node ? node.childNodes : [];
    for (const child of [...children].reverse()) waiting.push({ node: child, depth: depth + 1 });
    if ('content' in node) waiting.push({ node: node.content, depth: depth + 1 });
  }
  return serialize(tree);
}

function languageOf(tag: string, attrs: readonly { name: string; value: string }[]): string | null {
  if (tag !== 'pre' && tag !== 'code') return null;
  const names = attrs.find(({ name }) => name === 'class')?.value ?? '';
  return LANGUAGE.exec(names)?.[1]?.toLowerCase() ?? null;
}
