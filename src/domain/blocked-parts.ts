import type { Block } from '../contract/block.ts';

/** What of an article is elsewhere and was not fetched. */
export interface BlockedParts {
  readonly count: number;
  /** By name, each once. */
  readonly hosts: readonly string[];
}

/** Counts pictures, players and frames that stand as placeholders because another host has them. */
export function blockedParts(blocks: readonly Block[]): BlockedParts {
  const hosts = blocks.flatMap((block) =>
    block.kind === 'figure' && block.source === null && block.blockedHost !== null
      ? [block.blockedHost]
      : [],
  );
  return { count: hosts.length, hosts: [...new Set(hosts)].sort() };
}
