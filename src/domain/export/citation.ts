import type { Bibliography } from '../../contract/article.ts';
import { visibleName } from '../visible-name.ts';
import { shownName } from './shown-name.ts';

/** The parts of a line that says where something is from; empty ones are left out. */
export interface Citation {
  /** Authors, publication, publisher, date, an address of another kind: plain words, in this order. */
  readonly words: readonly string[];
  /** Where it can be read: an http or https address, or the DOI's. */
  readonly addresses: readonly string[];
}

/** Says where an article is from, without a citation style. */
export function citationOf(bibliography: Bibliography): Citation {
  const { authors, containerTitle, publisher, issued, url, doi } = bibliography;
  const words = [
    authors.map(shownName).join(', '),
    containerTitle,
    publisher === containerTitle ? null : publisher,
    issued,
    // What is no web address is shown, not linked.
    url && !isWebAddress(url) ? url : null,
  ];
  const resolver = doi ? `https://doi.org/${encodeURI(doi)}` : null;
  return {
    words: words.flatMap((word) => (word ? [visibleName(word)] : [])),
    addresses: [...new Set([resolver, url])].flatMap((address) =>
      address && isWebAddress(address) ? [address] : [],
    ),
  };
}

/** Whether an address can stand in a link as it is. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s<>"'`\\]+$/i.test(address);
}
