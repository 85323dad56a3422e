import { Copy, MessageSquareText, Tag, Trash2, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { AnchorState, Passage } from '../../contract/passage.ts';
import { runAction } from '../actions/registry.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { deletePassage, editPassages } from '../reader/mark-selection.ts';
import { answerRequest, useReader } from '../reader/reader-store.ts';
import { activatePassage, useView } from '../state/view.ts';
import { classNames } from '../ui/class-names.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { TagChip } from '../ui/tag-chip.tsx';
import { ColorMenu } from './color-menu.tsx';
import './margin-card.css';
import { TagPicker } from './tag-picker.tsx';

const NoteEditor = lazy(() =>
  import('./note-editor.tsx').then((module) => ({ default: module.NoteEditor })),
);
const NoteView = lazy(() =>
  import('./note-view.tsx').then((module) => ({ default: module.NoteView })),
);

interface Props {
  readonly passage: Passage;
  /** From 1, in reading order. */
  readonly number: number;
  readonly total: number;
}

/** A passage as the margin shows it: its words, note and tags, and what can be done with it. */
export function MarginCard({ passage, number, total }: Props) {
  const active = useView((view) => view.passageId === passage.id);
  const scrollToPassage = useReader((reader) => reader.scrollToPassage);
  const request = useReader((reader) =>
    reader.request?.passageId === passage.id ? reader.request : null,
  );
  const [writing, setWriting] = useState(false);
  const [tagging, setTagging] = useState(false);
  const card = useRef<HTMLElement>(null);
  const colors = useTagColors();

  useEffect(() => {
    if (!request) return;
    answerRequest();
    if (request.kind === 'note') setWriting(true);
    else setTagging(true);
  }, [request]);

  const open = (): void => {
    activatePassage(passage.id);
    scrollToPassage(passage.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') open();
    else if (event.key === 't') setTagging(true);
    else if (event.key === 'n') setWriting(true);
    else if (event.key === 'Delete') void deletePassage(passage.id);
    else if (event.key === 'Escape') document.querySelector<HTMLElement>('.reader__text')?.focus();
    else if (step) moveFocus(event.currentTarget, step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const words = passage.tags.length > 0 ? `; tags ${passage.tags.join(', ')}` : '';
  return (
    <article
      ref={card}
      className={classNames('margin-card', active && 'margin-card--active')}
      aria-label={`Highlight ${number} of ${total}, ${passage.color}: ${passage.text}${words}`}
      aria-current={active || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a card is reached and acted on by keyboard
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const control = (event.target as Element).closest('button, a, [contenteditable], input');
        if (!control && window.getSelection()?.isCollapsed !== false) open();
      }}
    >
      <blockquote className={`margin-card__quote margin-card__quote--${passage.color}`}>
        {passage.text}
      </blockquote>
      {passage.state !== 'exact' && (
        <p className="margin-card__state">
          <TriangleAlert size={14} aria-hidden />
          {STATES[passage.state]}
        </p>
      )}
      {writing ? (
        <Suspense fallback={<p className="margin-card__note">{passage.note}</p>}>
          <NoteEditor
            passage={passage}
            onClose={() => {
              setWriting(false);
              card.current?.focus({ preventScroll: true });
            }}
          />
        </Suspense>
      ) : (
        passage.note !== '' && (
          // biome-ignore lint/a11y/noStaticElementInteractions: a double click is a short way; the button is the way
          <div className="margin-card__note" onDoubleClick={() => setWriting(true)}>
            <Suspense fallback={passage.note}>
              <NoteView markdown={passage.note} />
            </Suspense>
          </div>
        )
      )}
      {passage.tags.length > 0 && (
        <p className="margin-card__tags">
          {passage.tags.map((path) => (
            <TagChip
              key={path}
              path={path}
              color={colors.get(path) ?? null}
              {...(active
                ? { onRemove: () => void editPassages([passage.id], { removeTags: [path] }) }
                : {})}
            />
          ))}
        </p>
      )}
      <div className="margin-card__actions" role="toolbar" aria-label="This highlight">
        <IconButton
          label="Tag"
          keys={['t']}
          icon={<Tag size={14} />}
          onClick={() => setTagging(true)}
        />
        <IconButton
          label={passage.note === '' ? 'Write a note' : 'Edit the note'}
          keys={['n']}
          icon={<MessageSquareText size={14} />}
          onClick={() => setWriting(true)}
        />
        <ColorMenu
          color={passage.color}
          onChoose={(color) => void editPassages([passage.id], { color })}
        />
        <IconButton
          label="Copy with citation"
          keys={['c']}
          icon={<Copy size={14} />}
          onClick={() => {
            activatePassage(passage.id);
            runAction('highlight.copy');
          }}
        />
        <IconButton
          label="Delete the highlight"
          keys={['Delete']}
          icon={<Trash2 size={14} />}
          onClick={() => void deletePassage(passage.id)}
        />
      </div>
      {tagging && (
        <TagPicker
          label="Tags of this highlight"
          current={passage.tags}
          anchor={card.current}
          onAdd={(paths) => editPassages([passage.id], { addTags: paths })}
          onRemove={(path) => editPassages([passage.id], { removeTags: [path] })}
          onClose={() => setTagging(false)}
          thing={passage.id}
        />
      )}
    </article>
  );
}

const STATES: Readonly<Record<Exclude<AnchorState, 'exact'>, string>> = {
  moved: 'Moved with its words',
  changed: 'The words have changed',
  ambiguous: 'Several places fit',
  lost: 'The words are no longer here',
};

function moveFocus(card: HTMLElement, step: number): void {
  const cards = [...(card.closest('ul')?.querySelectorAll<HTMLElement>('.margin-card') ?? [])];
  cards[cards.indexOf(card) + step]?.focus();
}
