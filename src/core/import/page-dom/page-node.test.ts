import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { copyOf, openPage } from '../page-tree.ts';
import { type PageNode, type PageParent, PageText } from './page-node.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../fixtures/saved-page.html'), 'utf8');
const MIXED = `<!-- one --><title>A &amp; B</title><body class="x"><ul><li>1<li><a href="#n">2</a></ul>
  <table><tr><th>H<td colspan="2">C</table><p>a</p><p>b<br>c &lt; d</p><svg><title>t</title></svg>
  <img src="a.png" alt='"quoted"'><script type="application/ld+json">{"a":"<b>"}</script>
  <article><time datetime="2020">then</time></article><template><p>not here</p></template>`;

/** The places of an element's own, which the page of another parser does not have. */
function bare(markup: string): string {
  return markup.replace(/ data-commonplace-\w+="[^"]*"/g, '');
}

function textOf(node: PageNode): string {
  if (node instanceof PageText) return node.nodeType === 3 ? node.data : '';
  return node.childNodes.map(textOf).join('');
}

function expectSound(parent: PageParent): void {
  const nodes = parent.childNodes;
  // Compared here: a tree that a failure would print is without end.
  expect(parent.firstChild === (nodes[0] ?? null)).toBe(true);
  expect(parent.lastChild === (nodes.at(-1) ?? null)).toBe(true);
  for (const [at, node] of nodes.entries()) {
    expect(node.parentNode === parent).toBe(true);
    expect(node.previousSibling === (nodes[at - 1] ?? null)).toBe(true);
    expect(node.nextSibling === (nodes[at + 1] ?? null)).toBe(true);
    if ('children' in node) expectSound(node as PageParent);
  }
  expect(parent.textContent).toBe(textOf(parent));
}

describe('the tree of a page', () => {
  test('hangs together, and knows its text, whatever is moved about in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(), fc.nat()), { maxLength: 60 }), (moves) => {
        const page = openPage(MIXED, 'mixed');
        const all = page.getElementsByTagName('*');
        for (const [what, first, second] of moves) {
          const one = all[first % all.length];
          const other = all[second % all.length];
          if (!one || !other || one === page.documentElement) continue;
          // What holds another cannot be put into it.
          let up: PageParent | null = other;
          while (up && up !== one) up = up.parentNode;
          if (what === 0) one.remove();
          else if (what === 1 && !up) other.appendChild(one);
          else if (what === 2 && !up) other.prepend(one);
          else if (what === 3 && !up) other.parentNode?.replaceChild(one, other);
          expect(page.textContent).toBe(textOf(page));
        }
        expectSound(page);
      }),
      { numRuns: 60 },
    );
  });

  test('is written as the parser writes it', () => {
    const wanted = serialize(parse(MIXED, { scriptingEnabled: false }));
    const { innerHTML } = openPage(MIXED, 'mixed');
    expect(bare(innerHTML)).toBe(wanted.replace('<p>not here</p>', ''));
    expect(bare(copyOf(openPage(MIXED, 'mixed')).innerHTML)).toBe(bare(innerHTML));
    const page = openPage(MIXED, 'mixed');
    const before = page.body?.innerHTML ?? '';
    if (page.body) page.body.innerHTML = before;
    expect(page.body?.innerHTML).toBe(before);
  });

  test.each([
    'li',
    'h1, h2, li',
    '[class]',
    'a[href]',
    'script[type="application/ld+json"]',
    'ul > li > a[href]',
    'p + p, ul, ol',
    'article time[datetime], main time[datetime]',
    'table, pre, blockquote, video',
    'td[colspan="2"]',
    'td[colspan="3"]',
  ])('finds what %s means', (selector) => {
    const ours = openPage(MIXED, 'mixed').querySelectorAll(selector);
    const { document } = parseHTML(serialize(parse(MIXED, { scriptingEnabled: false })));
    const theirs = [...document.querySelectorAll(selector)].map((one) => one.outerHTML);
    expect(ours.length).toBe(theirs.length);
    expect(ours.every((one) => one.closest(selector) === one)).toBe(true);
  });

  test('says so where a selector is beyond it', () => {
    expect(() => openPage(MIXED, 'mixed').querySelector('p:first-child')).toThrow(/no selector/);
  });

  test('gives Readability what a larger tree gives it', () => {
    const { document } = parseHTML(serialize(parse(PAGE, { scriptingEnabled: false })));
    const theirs = new Readability(document).parse();
    const ours = new Readability(openPage(PAGE, 'page') as never).parse();
    expect(ours?.title).toBe(theirs?.title);
    expect(ours?.byline).toBe(theirs?.byline);
    const squeezed = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    expect(squeezed(ours?.textContent)).toBe(squeezed(theirs?.textContent));
    expect(squeezed(ours?.textContent).length).toBeGreaterThan(200);
  });
});
