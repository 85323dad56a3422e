import { useMemo } from 'react';
import type { Block } from '../../contract/block.ts';
import { blockedParts } from '../../domain/blocked-parts.ts';

const SHOWN = 5;

/** Says how much of the article is elsewhere and was not fetched, and where. */
export function BlockedNote({ blocks }: { readonly blocks: readonly Block[] }) {
  const { count, hosts } = useMemo(() => blockedParts(blocks), [blocks]);
  if (count === 0) return null;
  const rest = hosts.length - SHOWN;
  const named = hosts.slice(0, SHOWN).join(', ');
  return (
    <p className="blocked-note">
      {count === 1 ? '1 part of this article was' : `${count} parts of this article were`} not
      fetched from <bdi>{named}</bdi>
      {rest > 0 && ` and ${rest} more hosts`}. Nothing of an article is ever fetched.
    </p>
  );
}
