import type { VirtualElement } from '@floating-ui/react';
import { Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import type { Color } from '../../contract/passage.ts';
import { ariaKeys } from '../actions/format-keys.ts';
import './menu.css';
import { Kbd } from './kbd.tsx';
import { MenuColors } from './menu-colors.tsx';
import { Popover } from './popover.tsx';

/** A line of a menu. */
export type MenuItem =
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly icon?: ReactNode;
      readonly keys?: readonly string[];
      /** Shown at the right, smaller. */
      readonly detail?: string;
      readonly danger?: boolean;
      /** The reason it cannot be chosen now. */
      readonly disabled?: string | undefined;
      readonly run: () => void;
    }
  | {
      readonly kind: 'radio' | 'check';
      readonly label: string;
      readonly icon?: ReactNode;
      readonly checked: boolean;
      readonly run: () => void;
    }
  | {
      /** A row of colours to choose one from. */
      readonly kind: 'colors';
      readonly label: string;
      readonly colors: readonly Color[];
      readonly chosen: Color | null;
      /** Whether there must be one. */
      readonly required?: boolean;
      readonly choose: (color: Color | null) => void;
    }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'separator' };

interface Props {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly anchor: Element | VirtualElement | null;
  readonly onClose: () => void;
  readonly placement?: 'bottom-start' | 'bottom-end' | 'right-start';
}

/** A menu beside what opened it. Arrows, Home, End and the first letters move; Esc and Tab close. */
export function Menu({ label, items, anchor, onClose, placement = 'bottom-start' }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const id = useId();
  const entries = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
  ];

  useLayoutEffect(() => {
    const found = [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
    (found.find((entry) => entry.ariaChecked === 'true') ?? found[0])?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = moveIn(all, at, event.key) ?? typeahead(all, at, event, typed.current);
    if (next) {
      next.focus();
    } else if (event.key === 'Tab') {
      onClose();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (run: () => void): void => {
    onClose();
    // After the menu has gone and given focus back, so that a dialog returns it to the same place.
    requestAnimationFrame(run);
  };

  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      label={label}
      role="none"
      placement={placement}
      className="menu"
    >
      <div ref={list} role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
        {items.map((item, index) => {
          const key = `${id}-${index}`;
          if (item.kind === 'separator') return <hr key={key} className="menu__separator" />;
          if (item.kind === 'heading') {
            return (
              <div key={key} role="presentation" className="menu__heading">
                {item.label}
              </div>
            );
          }
          if (item.kind === 'colors') {
            return (
              <MenuColors
                key={key}
                label={item.label}
                colors={item.colors}
                chosen={item.chosen}
                required={item.required ?? false}
                onChoose={(color) => choose(() => item.choose(color))}
              />
            );
          }
          return <Entry key={key} item={item} onChoose={() => choose(item.run)} />;
        })}
      </div>
    </Popover>
  );
}

interface EntryProps {
  readonly item: Extract<MenuItem, { kind: 'item' | 'radio' | 'check' }>;
  readonly onChoose: () => void;
}

function Entry({ item, onChoose }: EntryProps) {
  const checkable = item.kind === 'radio' || item.kind === 'check';
  const role =
    item.kind === 'radio' ? 'menuitemradio' : checkable ? 'menuitemcheckbox' : 'menuitem';
  const disabled = item.kind === 'item' ? item.disabled : undefined;
  const keys = item.kind === 'item' ? item.keys : undefined;
  return (
    <button
      type="button"
      role={role}
      tabIndex={-1}
      className={
        item.kind === 'item' && item.danger ? 'menu__item menu__item--danger' : 'menu__item'
      }
      {...(checkable ? { 'aria-checked': item.checked } : {})}
      aria-disabled={disabled ? true : undefined}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      onClick={() => disabled || onChoose()}
    >
      <span className="menu__icon">
        {checkable && item.checked ? <Check size={14} aria-hidden /> : item.icon}
      </span>
      <span className="menu__label">
        {item.label}
        {disabled && <span className="menu__reason">{disabled}</span>}
      </span>
      {checkable && item.checked && item.icon}
      {item.kind === 'item' && item.detail && <span className="menu__detail">{item.detail}</span>}
      {keys?.[0] && <Kbd keys={keys[0]} />}
    </button>
  );
}

function moveIn(all: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return all[(at + 1) % all.length];
    case 'ArrowUp':
    case 'ArrowLeft':
      return all[at <= 0 ? all.length - 1 : at - 1];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default:
      return undefined;
  }
}

/** Letters typed within half a second of each other are one word. */
const TYPING_MS = 500;

function typeahead(
  all: readonly HTMLElement[],
  at: number,
  event: KeyboardEvent,
  typed: { text: string; at: number },
): HTMLElement | undefined {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key.length !== 1 || !plain) return undefined;
  const now = event.timeStamp;
  const going = now - typed.at < TYPING_MS && typed.text !== '';
  if (event.key === ' ' && !going) return undefined;
  typed.text = (going ? typed.text : '') + event.key.toLowerCase();
  typed.at = now;
  // The same first letter again goes to the next that begins with it.
  const from = typed.text.length > 1 ? Math.max(0, at) : at + 1;
  const turned = [...all.slice(from), ...all.slice(0, from)];
  return turned.find((entry) => entry.textContent?.trim().toLowerCase().startsWith(typed.text));
}
