import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { html } from './html.ts';
import { passagesOf } from './losses.ts';
import { richExample } from './rich-example.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const elements = (node: DefaultTreeAdapterTypes.Node): Element[] =>
  'childNodes' in node
    ? node.childNodes.flatMap((child: Node) =>
        'tagName' in child ? [child, ...elements(child)] : elements(child),
      )
    : [];
const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value;

describe.each(['article', 'tag'] as const)('the exported page by %s', (grouping) => {
  const all = elements(parse(html.write({ ...richExample, grouping }).text));

  it('holds every quote to the letter', () => {
    const quotes = all
      .filter((element) => element.tagName === 'article')
      .map((article) => {
        const quote = elements(article).find((element) => element.tagName === 'blockquote');
        const marks = quote ? elements(quote).filter(({ tagName }) => tagName === 'mark') : [];
        return marks.map(textOf).join('\n\n');
      });
    const wanted = passagesOf(richExample).map((passage) => passage.quote);
    expect(new Set(quotes)).toEqual(new Set(wanted));
  });

  it('runs and fetches nothing', () => {
    const tags = new Set(all.map((element) => element.tagName));
    for (const tag of [
      'script',
      'img',
      'link',
      'iframe',
      'object',
      'base',
      'form',
      'svg',
      'video',
    ]) {
      expect(tags).not.toContain(tag);
    }
    for (const element of all) {
      for (const { name, value } of element.attrs) {
        expect(name).not.toMatch(/^on|^src|^style$|^background$|^action$/);
        if (name === 'href') expect(value).toMatch(/^(commonplace:\/\/|https?:\/\/|mailto:)/);
      }
    }
    const style = all.find((element) => element.tagName === 'style');
    expect(style && textOf(style)).not.toMatch(/url\(|@import/);
  });

  it('forbids scripts and requests by its own policy, before anything else is read', () => {
    const policy = all.find((element) => attribute(element, 'http-equiv') !== undefined);
    expect(policy && attribute(policy, 'content')).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline'/,
    );
    const head = all.filter((element) => ['meta', 'style', 'title'].includes(element.tagName));
    expect(policy && head.indexOf(policy)).toBe(1);
  });

  it('makes controls of writing direction in names visible', () => {
    const names = all
      .filter((element) => /^(h\d|title|cite|bdi|dt)$/.test(element.tagName))
      .map(textOf);
    expect(names.join()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(names.join()).toContain('⟨U+202E⟩');
  });
});
