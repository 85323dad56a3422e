import { Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { foldTagName } from '../../domain/tag-path.ts';
import { visibleName } from '../../domain/visible-name.ts';
import { Dialog } from './dialog.tsx';
import './pick-dialog.css';

interface PickChoice {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly detail?: string;
}

interface Props {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: readonly PickChoice[];
  readonly onPick: (id: string) => void;
  /** How the last row, which makes a new one from what was typed, is called. */
  readonly newLabel?: (words: string) => string;
  readonly onNew?: (words: string) => void;
  readonly onClose: () => void;
}

/** More than these are found by typing. */
const SHOWN = 200;

/** Asks for one of many by name: typing narrows, arrows move, Enter takes. */
export function PickDialog(props: Props) {
  const { title, placeholder, choices, onPick, newLabel, onNew, onClose } = props;
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const words = typed.trim();
  const found = choices.filter(({ label }) => matches(label, words)).slice(0, SHOWN);
  const exact = found.some(({ label }) => foldTagName(label) === foldTagName(words));
  const offersNew = newLabel !== undefined && words !== '' && !exact;
  const count = found.length + (offersNew ? 1 : 0);
  const at = Math.min(active, Math.max(0, count - 1));

  const take = (index: number): void => {
    const choice = found[index];
    if (!choice && !(offersNew && index === found.length)) return;
    onClose();
    // After the dialog has gone, so that another one may come.
    requestAnimationFrame(() => (choice ? onPick(choice.id) : onNew?.(words)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive(count === 0 ? 0 : (at + 1) % count);
    else if (event.key === 'ArrowUp') setActive(count === 0 ? 0 : (at - 1 + count) % count);
    else if (event.key === 'Enter') take(at);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={title} size="small" onClose={onClose}>
      <input
        data-autofocus
        className="text-field__input pick-dialog__input"
        role="combobox"
        aria-label={title}
        aria-expanded={count > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={count > 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder={placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {count === 0 && (
        <p className="pick-dialog__none">
          {words
            ? `Nothing is called “${words}”.`
            : 'There is none yet. Type a name for a new one.'}
        </p>
      )}
      <div role="listbox" id={`${id}-list`} aria-label={placeholder} className="pick-dialog__list">
        {found.map((choice, index) => (
          <PickRow
            key={choice.id}
            id={`${id}-${index}`}
            active={index === at}
            icon={choice.icon}
            label={choice.label}
            detail={choice.detail}
            onTake={() => take(index)}
          />
        ))}
        {offersNew && (
          <PickRow
            id={`${id}-${found.length}`}
            active={at === found.length}
            icon={<Plus size={14} aria-hidden />}
            label={newLabel(words)}
            onTake={() => take(found.length)}
          />
        )}
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly id: string;
  readonly active: boolean;
  readonly icon?: ReactNode;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly onTake: () => void;
}

function PickRow({ id, active, icon, label, detail, onTake }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the focus and takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      id={id}
      role="option"
      aria-selected={active}
      className="pick-dialog__row"
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {icon !== undefined && <span className="pick-dialog__icon">{icon}</span>}
      <span className="pick-dialog__label">{visibleName(label)}</span>
      {detail !== undefined && <span className="pick-dialog__detail">{detail}</span>}
    </div>
  );
}

/** What was typed stands at the beginning of a word of the label; case and accents do not matter. */
function matches(label: string, typed: string): boolean {
  const folded = foldTagName(label.replaceAll(' / ', '/'));
  const sought = foldTagName(typed.replace(/\s*\/\s*/g, '/'));
  return (
    sought === '' ||
    ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ')}`.includes(` ${sought}`) ||
    folded.startsWith(sought)
  );
}
