import type { Block } from '../../contract/block.ts';
import type { DomElement } from './dom.ts';
import type { Prose } from './inline-text.ts';

const HELD = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i;
/** In characters of base64: about one megabyte. */
const LIMIT = 1_400_000;
/** A held picture shorter than this stands in for one that a script would have fetched. */
const STAND_IN = 200;

/**
 * A picture of a document. One that the document holds itself is kept; one that would have to be fetched
 * becomes a placeholder that names the host.
 */
export function figure(
  address: string,
  alt: string,
  caption: string | Prose,
  base?: string,
): Block {
  const held = isShelved(address) || (HELD.test(address) && address.length <= LIMIT);
  return {
    kind: 'figure',
    ...(typeof caption === 'string' ? { text: caption, marks: [] } : caption),
    alt,
    source: held ? address.replace(/\s+/g, '') : null,
    blockedHost: held ? null : hostOf(address, base),
  };
}

/** Whether an address names a picture that was taken out of the document to be kept beside the text. */
export function isShelved(address: string): boolean {
  return /^picture:[0-9a-f]{64}$/.test(address);
}

/** Where an `img` would take its picture from; pages that load late name it elsewhere than in `src`. */
export function imageAddress(image: DomElement): string {
  const source = image.getAttribute('src')?.trim() ?? '';
  const isReal = source !== '' && !(source.startsWith('data:') && source.length < STAND_IN);
  if (isReal) return source;
  const late = ['data-src', 'data-original', 'data-lazy-src', 'srcset', 'data-srcset']
    .map((name) => image.getAttribute(name)?.trim().split(/[\s,]/)[0] ?? '')
    .find((address) => address !== '');
  return late ?? source;
}

/** Whether an `img` shows nothing to a reader: it counts visits or holds a place. */
export function isInvisible(image: DomElement): boolean {
  const size = ['width', 'height'].map((name) =>
    Number.parseInt(image.getAttribute(name) ?? '', 10),
  );
  return size.some((pixels) => pixels <= 2) || (imageAddress(image) === '' && altOf(image) === '');
}

/** Whether an `img` stands for letters: a formula, an emoji, an icon in the line. */
export function isInLine(image: DomElement): boolean {
  const alt = altOf(image);
  if (alt === '') return false;
  const height = Number.parseInt(image.getAttribute('height') ?? '', 10);
  return height <= 24 || /^(?:\{?\\|\$)/.test(alt) || /^\p{Extended_Pictographic}/u.test(alt);
}

/** The description of an `img`, white space folded. */
export function altOf(image: DomElement): string {
  return (image.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim();
}

function hostOf(address: string, base: string | undefined): string | null {
  if (address.trim() === '' || /^(?:data|blob|cid|file|picture):/i.test(address.trim()))
    return null;
  try {
    const host = new URL(address, base).hostname;
    return host === '' || host === NOWHERE ? null : host;
  } catch {
    return null;
  }
}

const NOWHERE = 'document.invalid';
/** Stands for the address of a page that does not say where it came from. */
export const NO_ADDRESS = `http://${NOWHERE}/`;
