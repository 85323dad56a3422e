import { Columns2, Copy, PenLine, Tag, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import type { Passage } from '../../contract/passage.ts';
import { showOriginal } from '../original/original-store.ts';
import { deletePassage, editPassages } from '../reader/mark-selection.ts';
import { useReader } from '../reader/reader-store.ts';
import { announce } from '../state/announce.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { ColorMenu } from './color-menu.tsx';
import { copyPassage } from './copy-quote.ts';
import { chooseTags, writeNote } from './margin-store.ts';

/** What can be done with a passage, on its card: shown when the card is pointed at or has the focus. */
export function CardActions({ passage }: { readonly passage: Passage }) {
  const bar = useRef<HTMLDivElement>(null);
  const isPdf = useReader((reader) => reader.article?.format === 'pdf');
  const move = (event: KeyboardEvent): void => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons.at(to % buttons.length)?.focus();
  };
  return (
    <div
      ref={bar}
      className="margin-card__actions"
      role="toolbar"
      aria-label="This highlight"
      onKeyDown={move}
    >
      <IconButton
        label="Tags"
        keys={['t']}
        icon={<Tag size={14} />}
        onClick={() => chooseTags(passage.id)}
      />
      <IconButton
        label={passage.note === '' ? 'Write a note' : 'Edit the note'}
        keys={['n']}
        icon={<PenLine size={14} />}
        onClick={() => writeNote(passage.id)}
      />
      <ColorMenu
        color={passage.color}
        onChoose={async (color) => {
          if (await editPassages([passage.id], { color })) announce(`Now ${color}`);
        }}
      />
      <IconButton
        label="Copy with citation"
        keys={['c']}
        icon={<Copy size={14} />}
        onClick={() => void copyPassage(passage)}
      />
      {isPdf && (
        <IconButton
          label="Show in the original"
          icon={<Columns2 size={14} />}
          onClick={() => showOriginal(passage.articleId, passage.id)}
        />
      )}
      <IconButton
        label="Delete"
        keys={['Delete']}
        icon={<Trash2 size={14} />}
        onClick={() => void deletePassage(passage.id)}
      />
    </div>
  );
}
