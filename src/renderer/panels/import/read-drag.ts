/** What a drag over the window means: nothing to us, files, text, or something that cannot be added. */
export type Dragged = 'none' | 'files' | 'text' | 'refused';

/** The part of a DataTransfer that can be seen while the drag still goes on. */
interface Seen {
  readonly types: readonly string[];
  readonly items: Iterable<{ readonly kind: string; readonly type: string }>;
}

const UNREADABLE = /^(image|audio|video|font)\//;

/**
 * Judges a drag by what a browser shows before the drop: kinds and media types, never names. Folders and
 * many documents have no type at all, so only what is surely no text is refused.
 */
export function readDrag({ types, items }: Seen): Dragged {
  if (types.includes('Files')) {
    const files = [...items].filter(({ kind }) => kind === 'file');
    const hopeless = files.length > 0 && files.every(({ type }) => UNREADABLE.test(type));
    return hopeless ? 'refused' : 'files';
  }
  return types.includes('text/html') || types.includes('text/plain') ? 'text' : 'none';
}
