import { createHash } from 'node:crypto';
import type { Block } from '../../contract/block.ts';

/** Tells which of a page's pictures its article shows. */
export interface RemotePictures {
  /** Stands for a picture while the article is found; null for what has no address on the web. */
  mark(address: string, base: string | null): string | null;
  /** The addresses of those that blocks show, each once. */
  shown(blocks: readonly Block[]): string[];
}

/** An empty list. */
export function remotePictures(): RemotePictures {
  const marks = new Map<string, string>();
  return {
    mark: (address, base) => {
      let url: URL;
      try {
        url = new URL(address, base ?? undefined);
      } catch {
        return null;
      }
      if (!/^https?:$/.test(url.protocol)) return null;
      url.hash = '';
      const mark = `picture:${createHash('sha256').update(url.href).digest('hex')}`;
      marks.set(mark, url.href);
      return mark;
    },
    shown: (blocks) => [
      ...new Set(
        blocks.flatMap((block) => {
          const address =
            block.kind === 'figure' && block.source ? marks.get(block.source) : undefined;
          return address === undefined ? [] : [address];
        }),
      ),
    ],
  };
}
