import type { VirtualElement } from '@floating-ui/react';
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { offerTags, splitTagList, type TagOffer } from '../../domain/tag-match.ts';
import { useCall } from '../data/queries.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { announce } from '../state/announce.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { Popover } from '../ui/popover.tsx';
import { TagChip } from '../ui/tag-chip.tsx';
import './tag-picker.css';

interface Props {
  readonly label: string;
  /** Paths of the tags now on the thing. */
  readonly current: readonly string[];
  readonly anchor: Element | VirtualElement | null;
  readonly onAdd: (paths: readonly string[]) => unknown;
  readonly onRemove: (path: string) => unknown;
  readonly onClose: () => void;
}

/**
 * A field for tags with completion over the hierarchy. Enter, comma and Tab take what is chosen; Tab takes
 * the first offer only where it begins what was typed. What is left in the field is taken when it closes,
 * never lost. Backspace in the empty field chooses the last tag, and again takes it off.
 */
export function TagPicker({ label, current, anchor, onAdd, onRemove, onClose }: Props) {
  const tags = useCall('tags.list', {}).data ?? [];
  const colors = useTagColors();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [lastChosen, setLastChosen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const offers = offerTags(tags, typed, current);
  const chosen = offers[Math.min(at, offers.length - 1)];

  const add = (paths: readonly string[]): void => {
    if (paths.length === 0) return;
    setTyped('');
    setAt(0);
    announce(`Tagged ${paths.join(', ')}`);
    void onAdd(paths);
  };
  const remove = (path: string): void => {
    announce(`Took ${path} off`);
    void onRemove(path);
    input.current?.focus();
  };
  const close = (): void => {
    add(splitTagList(typed));
    onClose();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const last = current.at(-1);
    switch (event.key) {
      case 'ArrowDown':
        setAt((at + 1) % Math.max(1, offers.length));
        break;
      case 'ArrowUp':
        setAt((at - 1 + offers.length) % Math.max(1, offers.length));
        break;
      case 'Enter':
        if (typed.trim() === '' && at === 0) close();
        else if (chosen) add([chosen.path]);
        break;
      case ',':
        if (typed.trim() === '') return;
        add(splitTagList(typed));
        break;
      case 'Tab': {
        const [first] = offers;
        if (typed.trim() === '') close();
        else add(first?.kind === 'tag' ? [first.path] : splitTagList(typed));
        break;
      }
      case 'Backspace':
        if (typed !== '' || last === undefined) return;
        if (lastChosen) remove(last);
        setLastChosen(!lastChosen);
        break;
      case 'Escape':
        // Closing never clears: what was typed is taken.
        close();
        break;
      default:
        setLastChosen(false);
        return;
    }
    if (event.key !== 'Backspace') setLastChosen(false);
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const paths = splitTagList(event.clipboardData.getData('text/plain'));
    if (paths.length < 2) return;
    event.preventDefault();
    add(paths);
  };

  return (
    <Popover label={label} anchor={anchor} onClose={close} className="tag-picker">
      <div className="tag-picker__set">
        {current.map((path, index) => (
          <span
            key={path}
            className={
              lastChosen && index === current.length - 1 ? 'tag-picker__chosen' : undefined
            }
          >
            <TagChip path={path} color={colors.get(path) ?? null} onRemove={() => remove(path)} />
          </span>
        ))}
        <input
          ref={input}
          data-autofocus
          className="tag-picker__input"
          role="combobox"
          aria-label={label}
          aria-expanded={offers.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${offers.indexOf(chosen)}` : undefined}
          placeholder={current.length === 0 ? 'Tag, or Parent/Child' : ''}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
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
          <Offer
            key={offer.path}
            id={`${id}-${index}`}
            offer={offer}
            selected={offer === chosen}
            color={<ColorDot color={colors.get(offer.path) ?? null} />}
            onChoose={() => add([offer.path])}
          />
        ))}
        {offers.length === 0 && (
          <p className="tag-picker__none">There are no tags yet. Type a name to make the first.</p>
        )}
      </div>
    </Popover>
  );
}

interface OfferProps {
  readonly id: string;
  readonly offer: TagOffer;
  readonly selected: boolean;
  readonly color: React.ReactNode;
  readonly onChoose: () => void;
}

function Offer({ id, offer, selected, color, onChoose }: OfferProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the field, which keeps the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className="tag-picker__offer"
      ref={(element) => {
        if (selected) element?.scrollIntoView({ block: 'nearest' });
      }}
      // The field keeps the focus.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {offer.kind === 'new' ? (
        <span>
          Create “<strong>{offer.path.split('/').join(' / ')}</strong>”
        </span>
      ) : (
        <>
          {color}
          <span className="tag-picker__path">{offer.path.split('/').join(' / ')}</span>
          <span className="tag-picker__count">{offer.tag.passagesWithin}</span>
          {offer.tag.description && (
            <span className="tag-picker__description">{offer.tag.description}</span>
          )}
        </>
      )}
    </div>
  );
}
