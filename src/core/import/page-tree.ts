import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import { fail } from '../../contract/failure.ts';
import { CODE_LANGUAGE, PLACE } from './blocks-of.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Deeper than any page that people wrote; it only serves to exhaust the stack. */
const MAX_DEPTH = 400;
/** A held file of more than about a megabyte, in base64, costs many times its size in a tree. */
const HELD_LIMIT = 1_400_000;
const LANGUAGE =
  /(?:^|\s)(?:language|lang|highlight-source|brush:?)[-: ]?([\w+#-]{1,20})(?=\s|;|$)/i;

/**
 * A page as browsers would understand it, written out again: tags closed, head and body there, every element
 * bearing its place in the page, code its language. What is held and very large is left out.
 * @throws CallFailure `unreadable` where it is nested past all reason
 */
export function pageTree(text: string, name: string): string {
  const tree = parse(withoutLargeFiles(text), { scriptingEnabled: false });
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

function withoutLargeFiles(text: string): string {
  const sign = ';base64,';
  let kept = '';
  let from = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
    const start = at + sign.length;
    let end = start;
    while (isBase64(text.charCodeAt(end))) end += 1;
    if (end - start <= HELD_LIMIT) continue;
    kept += text.slice(from, start);
    from = end;
    at = end - sign.length;
  }
  return kept + text.slice(from);
}

/** Letters, digits, plus, slash and equals sign. */
function isBase64(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) ||
    code === 43 ||
    code === 61
  );
}
