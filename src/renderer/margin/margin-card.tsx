import { TriangleAlert, UserRound } from 'lucide-react';
import {
  type KeyboardEvent,
  lazy,
  memo,
  type ReactNode,
  Suspense,
  useCallback,
  useRef,
  useState,
} from 'react';
import type { Color, Passage } from '../../contract/passage.ts';
import { wordsNow } from '../../domain/state-words.ts';
import { deletePassage } from '../reader/mark-selection.ts';
import { useReader } from '../reader/reader-store.ts';
import { activatePassage, useView } from '../state/view.ts';
import { classNames } from '../ui/class-names.ts';
import { TagChip } from '../ui/tag-chip.tsx';
import { CardActions } from './card-actions.tsx';
import { copyPassage } from './copy-quote.ts';
import './margin-card.css';
import { chooseTags, useMargin, writeNote } from './margin-store.ts';
import { passageName, shortState } from './passage-name.ts';

const NoteEditor = lazy(async () => ({
  default: (await import('./note-editor.tsx')).NoteEditor,
}));
const NoteView = lazy(async () => ({ default: (await import('./note-view.tsx')).NoteView }));

interface Props {
  readonly passage: Passage;
  /** Its place among all passages, from 0. */
  readonly index: number;
  readonly total: number;
  /** Whether Tab stops here: one card of a list does. */
  readonly isStop: boolean;
  /** Goes to the card of another place, by arrow keys. */
  readonly onGoTo: (index: number) => void;
  /** The colours of tags, read once for all cards. */
  readonly tagColors: ReadonlyMap<string, Color | null>;
  /** The name of who reads, read once for all cards; empty where none was given. */
  readonly ownName: string;
}

/** The id of a passage's card, where it has one. */
export function cardId(passageId: string): string {
  return `card-${passageId}`;
}

/** A passage beside the text: its words, note and tags, and what can be done with it. */
export const MarginCard = memo(Card);

function Card({ passage, index, total, isStop, onGoTo, tagColors, ownName }: Props) {
  const active = useView((view) => view.passageId === passage.id);
  const writing = useMargin((margin) => margin.noteId === passage.id);
  const card = useRef<HTMLElement>(null);
  // What can be done stands on the card from when it is first pointed at or focused: cards that only pass by
  // while one scrolls are a third as large without.
  const [met, setMet] = useState(false);
  const meet = (): void => setMet(true);
  const focusCard = useCallback(() => card.current?.focus(), []);

  const open = (): void => {
    activatePassage(passage.id);
    useReader.getState().scrollToPassage(passage.id);
    // A sheet lies over the words one wants to see.
    useMargin.setState({ sheet: false });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const act = {
      Enter: open,
      ArrowDown: () => onGoTo(index + 1),
      ArrowUp: () => onGoTo(index - 1),
      t: () => chooseTags(passage.id),
      n: () => writeNote(passage.id),
      c: () => void copyPassage(passage),
      Delete: () => void deletePassage(passage.id),
      Backspace: () => void deletePassage(passage.id),
    }[event.key];
    if (event.key === 'Escape' && !useMargin.getState().sheet) focusText();
    else if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act?.();
  };

  return (
    <article
      ref={card}
      id={cardId(passage.id)}
      className={classNames(
        'margin-card',
        active && 'margin-card--active',
        writing && 'margin-card--writing',
      )}
      aria-label={passageName(passage, index + 1, total)}
      aria-current={active || undefined}
      tabIndex={isStop ? 0 : -1}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget) activatePassage(passage.id);
      }}
      onClick={(event) => {
        if (isPlainPress(event.target as Element)) open();
      }}
      onPointerEnter={meet}
      onFocusCapture={meet}
    >
      <CardBody
        passage={passage}
        writing={writing}
        onClosed={focusCard}
        tagColors={tagColors}
        ownName={ownName}
      />
      {met && !writing && <CardActions passage={passage} />}
    </article>
  );
}

/**
 * All of a card but its number among the others: one more passage changes the numbers of all that follow,
 * and only those are drawn again.
 */
const CardBody = memo(function CardBody({
  passage,
  writing,
  onClosed,
  tagColors,
  ownName,
}: NoteProps & Pick<Props, 'tagColors' | 'ownName'>) {
  const state = shortState(passage);
  const now = wordsNow(passage);
  return (
    <>
      <blockquote className={`margin-card__quote margin-card__quote--${passage.color}`}>
        {passage.quote}
      </blockquote>
      {state !== null && (
        <p className="margin-card__state">
          <TriangleAlert size={14} aria-hidden />
          {state}
        </p>
      )}
      {now !== null && (
        <p className="margin-card__now">
          Now: <q>{now}</q>
        </p>
      )}
      <Note passage={passage} writing={writing} onClosed={onClosed} />
      {passage.creator !== '' && passage.creator !== ownName && <Creator name={passage.creator} />}
      <Tags paths={passage.tags} colors={tagColors} />
    </>
  );
});

/** Whose mark it is, where it is somebody else's: a comment that came with the document. */
function Creator({ name }: { readonly name: string }): ReactNode {
  return (
    <p className="margin-card__creator">
      <UserRound size={13} aria-hidden />
      <span className="visually-hidden">by </span>
      {name}
    </p>
  );
}

/** Gives the focus back to the text. */
export function focusText(): void {
  document.querySelector<HTMLElement>('.reader__text')?.focus({ preventScroll: true });
}

interface NoteProps {
  readonly passage: Passage;
  readonly writing: boolean;
  readonly onClosed: () => void;
}

function Note({ passage, writing, onClosed }: NoteProps): ReactNode {
  const shown = passage.note !== '' && (
    // biome-ignore lint/a11y/noStaticElementInteractions: a double click is a short way; the button is the way
    <div className="margin-card__note" onDoubleClick={() => writeNote(passage.id)}>
      <Suspense fallback={<div className="note-text">{passage.note}</div>}>
        <NoteView markdown={passage.note} />
      </Suspense>
    </div>
  );
  if (!writing) return shown;
  return (
    <Suspense fallback={shown}>
      <NoteEditor
        passage={passage}
        onClose={(byKeyboard) => {
          const { noteFromCard } = useMargin.getState();
          useMargin.setState(({ noteId }) => (noteId === passage.id ? { noteId: null } : {}));
          if (!byKeyboard) return;
          if (noteFromCard) onClosed();
          else focusText();
        }}
      />
    </Suspense>
  );
}

interface TagsProps {
  readonly paths: readonly string[];
  readonly colors: ReadonlyMap<string, Color | null>;
}

function Tags({ paths, colors }: TagsProps): ReactNode {
  if (paths.length === 0) return null;
  return (
    <p className="margin-card__tags">
      {paths.map((path) => (
        <TagChip key={path} path={path} color={colors.get(path) ?? null} />
      ))}
    </p>
  );
}

/** Whether a press on a card means the card: not one of its controls, and not the end of selecting its words. */
function isPlainPress(target: Element): boolean {
  if (target.closest('button, a, input, [contenteditable], .popover')) return false;
  return window.getSelection()?.isCollapsed !== false;
}
