import type { Aside } from '../../contract/block.ts';
import { blocksOf } from './blocks-of.ts';
import type { DomDocument } from './dom.ts';

/** Elements that say by their role or name that they are furniture, and what they are. */
const KINDS: readonly { readonly reason: string; readonly selector: string }[] = [
  {
    reason: 'Cookie banner',
    selector:
      '[id*="cookie" i], [class*="cookie" i], [id*="consent" i], [class*="consent" i], [id*="gdpr" i]',
  },
  { reason: 'Menu', selector: 'nav, [role="navigation"], [role="menu"]' },
  {
    reason: 'Share buttons',
    selector: '[class*="share-" i], [class*="social-" i], [class*="sharing" i], [id*="share" i]',
  },
  { reason: 'Comments', selector: '#comments, .comments, [id="disqus_thread"], .comment-list' },
  { reason: 'Related links', selector: '[class*="related" i], [class*="recommended" i]' },
  { reason: 'Newsletter box', selector: '[class*="newsletter" i], [id*="newsletter" i]' },
  { reason: 'Footer', selector: 'body > footer, [role="contentinfo"]' },
];

/** More text than this is no furniture, whatever it is called. In UTF-16 code units. */
const LIMIT = 4000;

/** Takes furniture that names itself out of the page. What is taken is kept, with its reason. */
export function shedFurniture(document: DomDocument, base: string): Aside[] {
  const asides: Aside[] = [];
  for (const { reason, selector } of KINDS) {
    for (const element of [...document.querySelectorAll(selector)]) {
      const length = (element.textContent ?? '').length;
      const isPage = ['BODY', 'HTML', 'MAIN', 'ARTICLE'].includes(element.tagName.toUpperCase());
      if (isPage || length > LIMIT || element.querySelector('article, main')) continue;
      const blocks = blocksOf(element, base);
      element.remove();
      if (blocks.length > 0) asides.push({ reason, before: 0, blocks });
    }
  }
  return asides;
}
