import { LinkNode } from '@lexical/link';
import { safeLink } from './safe-link.ts';

/** A link that leads only where links may, whatever was pasted, typed or stored. */
export class SafeLinkNode extends LinkNode {
  static override getType(): string {
    return 'safe-link';
  }

  static override clone(node: SafeLinkNode): SafeLinkNode {
    return new SafeLinkNode(
      node.__url,
      { rel: node.__rel, target: node.__target, title: node.__title },
      node.__key,
    );
  }

  override sanitizeUrl(url: string): string {
    return safeLink(url) ?? 'about:blank';
  }
}
