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
 * @param pictureAt the address of a picture that came with the page, by the address that the page names
 * @throws CallFailure `unreadable` where it is nested past all reason
 */
export function pageTree(
  text: string,
  name: string,
  pictureAt?: (address: string) => string | null,
): string {
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
      if (pictureAt && node.tagName === 'img') showHeld(given, pictureAt);
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

/** Where a picture came with the page, under any of the names that the page has for it, it is shown. */
function showHeld(
  attrs: { name: string; value: string }[],
  pictureAt: (address: string) => string | null,
): void {
  for (const { name, value } of attrs) {
    if (!/^(?:src|data-src|data-original|data-lazy-src|srcset|data-srcset)$/.test(name)) continue;
    const [address = ''] = name.includes('srcset') ? value.trim().split(/[\s,]/) : [value.trim()];
    const held = address === '' ? null : pictureAt(address);
    if (held === null) continue;
    const source = attrs.find((attr) => attr.name === 'src');
    if (source) source.value = held;
    else attrs.push({ name: 'src', value: held });
    return;
  }
}

function languageOf(tag: string, attrs: readonly { name: string; value: string }[]): string | null {
  if (tag !== 'pre' && tag !== 'code') return null;
  const names = attrs.find(({ name }) => name === 'class')?.value ?? '';
  return LANGUAGE.exec(names)?.[1]?.toLowerCase() ?? null;
}
