import type { Block } from '../../contract/block.ts';

const HELD = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i;
/** In characters of base64: about one megabyte. */
const LIMIT = 1_400_000;

/**
 * A picture of a document. One that the document holds itself is kept; one that would have to be fetched
 * becomes a placeholder that names the host.
 */
export function figure(address: string, alt: string, caption: string, base?: string): Block {
  const held = HELD.test(address) && address.length <= LIMIT;
  return {
    kind: 'figure',
    text: caption,
    marks: [],
    alt,
    source: held ? address.replace(/\s+/g, '') : null,
    blockedHost: held ? null : hostOf(address, base),
  };
}

function hostOf(address: string, base: string | undefined): string | null {
  try {
    return new URL(address, base).hostname || null;
  } catch {
    return null;
  }
}
