import { useMemo } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { shorten } from '../../domain/shorten.ts';
import { editPassages } from '../reader/mark-selection.ts';
import { useReader } from '../reader/reader-store.ts';
import { useMargin } from './margin-store.ts';
import { TagPicker } from './tag-picker.tsx';
import { cardAnchor } from './words-anchor.ts';

/** The tags of a passage, to choose: by its card where that is in view, else by its words. */
export function PassageTags({ passage }: { readonly passage: Passage }) {
  const scroller = useReader((reader) => reader.scrollElement);
  const anchor = useMemo(() => cardAnchor(passage.id, scroller), [passage.id, scroller]);
  return (
    <TagPicker
      label={`Tags of “${shorten(passage.quote, 40)}”`}
      thing={passage.id}
      current={passage.tags}
      anchor={anchor}
      onAdd={(paths) => editPassages([passage.id], { addTags: paths })}
      onRemove={(path) => editPassages([passage.id], { removeTags: [path] })}
      onClose={() =>
        useMargin.setState(({ tagId }) => (tagId === passage.id ? { tagId: null } : {}))
      }
    />
  );
}
