import type { VirtualElement } from '@floating-ui/react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { offerTags } from '../../domain/tag-match.ts';
import { useCall } from '../data/queries.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { tagMenu } from '../library/tag-menu.tsx';
import { announce, showToast } from '../state/announce.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Popover } from '../ui/popover.tsx';
import { TagChip } from '../ui/tag-chip.tsx';
import { useContextMenu } from '../ui/use-context-menu.tsx';
import { AT_HAND, pathsIn, tagStep } from './tag-keys.ts';
import { TagOfferRow } from './tag-offer-row.tsx';
import './tag-picker.css';

interface Props {
  /** What is tagged, as a screen reader says it: `Tags of this highlight`. */
  readonly label: string;
  /** Paths of the tags now on the thing. */
  readonly current: readonly string[];
  readonly anchor: Element | VirtualElement | null;
  /** Puts tags on; a promise of null says that it failed. */
  readonly onAdd: (paths: readonly string[]) => Promise<unknown>;
  readonly onRemove: (path: string) => Promise<unknown>;
  readonly onClose: () => void;
  /** What is tagged, by an id: what was typed and left with Esc is there again the next time. */
  readonly thing?: string;
}

/** What was typed and left with Esc, by the thing it was typed for. */
const left = new Map<string, string>();

/**
 * A field for tags with completion over the hierarchy. Enter takes the marked line, a comma what was typed,
 * Tab the first line where it matches. Pressing outside and *Done* take what is still in the field; Esc
 * only closes, and keeps it. Alt and a digit take a recent tag; Backspace in the empty field chooses the
 * last tag and then takes it off.
 */
export function TagPicker({ label, current, anchor, onAdd, onRemove, onClose, thing }: Props) {
  const tags = useCall('tags.list', {}).data ?? [];
  const colors = useTagColors();
  const [typed, setTyped] = useState(() => left.get(thing ?? '') ?? '');
  const [arrowed, setArrowed] = useState<number | null>(null);
  const [lastChosen, setLastChosen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const closed = useRef(false);
  const menu = useContextMenu();
  const id = useId();
  const offers = offerTags(tags, typed, current);
  // While one types the first line is what Enter takes; before that none is.
  const marked = Math.min(arrowed ?? (typed.trim() === '' ? -1 : 0), offers.length - 1);

  useEffect(() => {
    // What was left stands there as it was; the caret goes behind it.
    input.current?.setSelectionRange(-1, -1);
  }, []);

  const write = (text: string): void => {
    setTyped(text);
    setArrowed(null);
    setLastChosen(false);
  };
  const add = async (paths: readonly string[], former: string): Promise<void> => {
    write('');
    if (paths.length === 0) return;
    const done = await onAdd(paths);
    if (done !== null) announce(`Tagged ${spoken(paths)}`);
    else if (closed.current) left.set(thing ?? '', former);
    // The notebook refused: the words are still there to be tried again.
    else setTyped((now) => (now === '' ? former : now));
  };
  const remove = async (path: string): Promise<void> => {
    setLastChosen(false);
    input.current?.focus();
    if ((await onRemove(path)) !== null) announce(`Took off ${spoken([path])}`);
  };
  const close = (take: boolean): void => {
    if (closed.current) return;
    closed.current = true;
    left.delete(thing ?? '');
    const paths = take ? pathsIn(typed, tags) : [];
    if (paths.length > 0) {
      void add(paths, typed).then(() => showToast(`Tagged ${spoken(paths)}`, { undo: true }));
    } else if (typed.trim() !== '' && thing !== undefined) left.set(thing, typed);
    onClose();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const menuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const under = offers[marked];
    if (menuKey && under?.kind === 'tag') {
      menu.open(event, under.path, tagMenu(under.tag), document.getElementById(`${id}-${marked}`));
      return;
    }
    const step = tagStep(event.nativeEvent, { typed, current, tags, offers, marked, lastChosen });
    if (!step) {
      if (lastChosen && event.key.length === 1) setLastChosen(false);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    switch (step.kind) {
      case 'add':
        void add(step.paths, typed);
        break;
      case 'mark':
        setArrowed(step.index);
        break;
      case 'choose-last':
        setLastChosen(true);
        announce(`${spoken(current.slice(-1))} chosen. Backspace again takes it off.`);
        break;
      case 'remove':
        void remove(step.path);
        break;
      case 'save':
      case 'leave':
        close(step.kind === 'save');
        break;
      case 'nothing':
        break;
    }
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain').trim();
    if (!/[,;\n]/.test(pasted)) return;
    event.preventDefault();
    void add(pathsIn(`${typed}${pasted}`, tags), pasted);
  };

  return (
    <Popover
      label={label}
      anchor={anchor}
      onClose={() => {
        if (!menu.isOpen) close(true);
      }}
      className="tag-picker"
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the field goes into it */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div
        className="tag-picker__set"
        onClick={(event) => event.target === event.currentTarget && input.current?.focus()}
      >
        {current.map((path, index) => (
          <span
            key={path}
            className={classNames(
              'tag-picker__chip',
              lastChosen && index === current.length - 1 && 'tag-picker__chip--chosen',
            )}
          >
            <TagChip
              path={path}
              color={colors.get(path) ?? null}
              onRemove={() => void remove(path)}
            />
          </span>
        ))}
        <input
          ref={input}
          data-autofocus
          className="tag-picker__input"
          role="combobox"
          aria-label={label}
          aria-describedby={`${id}-help`}
          aria-expanded={offers.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={marked >= 0 ? `${id}-${marked}` : undefined}
          placeholder={current.length === 0 ? 'Tag, or Parent/Child' : 'Another tag'}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Tags to choose from"
        className="tag-picker__list"
        tabIndex={-1}
      >
        {offers.map((offer, index) => (
          <TagOfferRow
            key={`${offer.kind} ${offer.path}`}
            id={`${id}-${index}`}
            offer={offer}
            typed={typed}
            marked={index === marked}
            color={colors.get(offer.path) ?? null}
            keys={typed.trim() === '' && index < AT_HAND ? `Alt+${index + 1}` : null}
            onTake={() => {
              void add([offer.path], typed);
              input.current?.focus();
            }}
            onMenu={(event) => {
              if (offer.kind === 'tag') menu.open(event, offer.path, tagMenu(offer.tag));
            }}
          />
        ))}
      </div>
      {offers.length === 0 && (
        <p className="tag-picker__none">
          {tags.length === 0
            ? 'There are no tags yet. Type a name to make the first.'
            : typed.trim() === ''
              ? 'Every tag there is stands here already.'
              : 'This tag stands here already.'}
        </p>
      )}
      <div className="tag-picker__foot">
        <p id={`${id}-help`}>
          {typed.trim() === ''
            ? 'Find or make a tag; “/” nests.'
            : 'Enter: the marked line. Comma: as typed.'}
        </p>
        <Button kind="quiet" onClick={() => close(true)}>
          Done
        </Button>
      </div>
      {menu.menu}
    </Popover>
  );
}

function spoken(paths: readonly string[]): string {
  return paths.map((path) => path.replaceAll('/', ' / ')).join(', ');
}
