import type { DomElement } from './dom.ts';
import { furnitureOf } from './furniture.ts';

/** What an element's role, tag, name and classes give it away as; the first that fits counts. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['Cookie banner', /cookie|consent|gdpr|onetrust|\bcmp\b/],
  ['Comments', /comment|disqus|\brespond\b/],
  ['Share buttons', /\bshar(?:e|ing)|social|addthis|\bfollow-?us/],
  ['Newsletter box', /newsletter|subscri|sign-?up|mailing-?list/],
  [
    'Related links',
    /related|recommend|also-?(?:like|read)|read-?(?:more|next)|trending|popular|more-(?:from|stories)|promo/,
  ],
  ['Advertisement', /\bads?\b|advert|sponsor|\bdfp\b|taboola|outbrain/],
  [
    'Menu',
    /^nav\b|navigation|\bnav\b|navbar|menu|breadcrumb|skip-?(?:link|to)|pagination|\btoolbar\b/,
  ],
  ['Footer', /^footer\b|contentinfo|footer|copyright|colophon/],
  ['Page header', /^header\b|masthead|site-?header|\bbanner\b|\blogo\b/],
  ['By-line', /by-?line|author|posted-?(?:on|by)|entry-?meta|dateline/],
  ['Sidebar', /^aside\b|complementary|sidebar|side-?bar|widget/],
  ['Search box', /^form\b|search/],
];

/** What kind of furniture an element says it is, by its names or its few words; null where it does not. */
export function kindOf(element: DomElement): string | null {
  const tag = element.tagName.toLowerCase();
  if (['body', 'html', 'main', 'article'].includes(tag)) return null;
  const names = [
    tag,
    ...['role', 'id', 'class', 'aria-label'].map((name) => element.getAttribute(name)),
  ]
    .filter(Boolean)
    .join(' ')
    // Words of names are parted in many ways: relatedPosts, related_posts.
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  const named = KINDS.find(([, pattern]) => pattern.test(names))?.[0];
  return named ?? furnitureOf((element.textContent ?? '').replace(/\s+/g, ' ').trim());
}
