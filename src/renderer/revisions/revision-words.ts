import type { RevisionRow } from '../../contract/revision.ts';

/** "12 March 2026", in the reader's own time. */
export function dayOf(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** What a revision was made from, in words. */
export function originOf({ kind, source }: RevisionRow): string {
  return kind === 'correction' ? 'Corrected in the reader' : `Read from ${source ?? 'a file'}`;
}
