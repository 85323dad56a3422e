import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
} from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import './virtual-listbox.css';

/** How a press chooses: alone, added to what is chosen, or everything up to it. */
export type Choice = 'one' | 'toggle' | 'range';

interface Props {
  readonly label: string;
  readonly total: number;
  /** The row that has the focus. */
  readonly active: number;
  readonly onActive: (index: number, choice: Choice | 'move') => void;
  /** Enter or a press. */
  readonly onOpen: (index: number, by: 'press' | 'key') => void;
  readonly onShow: (first: number, last: number) => void;
  readonly isSelected: (index: number) => boolean;
  readonly isCurrent?: (index: number) => boolean;
  readonly multiple?: boolean;
  readonly onSelectAll?: () => void;
  readonly onMenu?: (event: MouseEvent | KeyboardEvent, index: number, row: Element | null) => void;
  readonly onDragStart?: (event: React.DragEvent, index: number) => void;
  readonly row: (index: number) => ReactNode;
  /** The usual height of a row, in CSS pixels. */
  readonly rowHeight: number;
}

/**
 * A list of any length, of which only what is in view is in the document. The list itself has the focus and
 * names its active row, which always stays in the document; each row says its place and how many there are.
 */
export function VirtualListbox(props: Props) {
  const { label, total, active, onActive, onOpen, onShow, isSelected, isCurrent, row } = props;
  const list = useRef<VirtualizerHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const data = useMemo(() => ({ length: total }), [total]);
  const keep = useMemo(() => (active < total ? [active] : []), [active, total]);

  const report = (): void => {
    const handle = list.current;
    if (!handle || total === 0) return;
    const top = handle.scrollOffset;
    onShow(handle.findItemIndex(top), handle.findItemIndex(top + handle.viewportSize));
  };
  const newest = useRef(report);
  newest.current = report;
  useEffect(() => {
    if (total > 0) newest.current();
  }, [total]);

  useEffect(() => {
    if (active < total) list.current?.scrollToIndex(active, { align: 'nearest' });
  }, [active, total]);

  const go = (to: number, choice: Choice | 'move'): void =>
    onActive(Math.min(total - 1, Math.max(0, to)), choice);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const moved = targetOf(event, active, total, list.current);
    if (moved !== null) {
      const extend = event.shiftKey && props.multiple;
      go(moved, extend ? 'range' : command && props.multiple ? 'move' : 'one');
    } else if (event.key === 'Enter' && !command) onOpen(active, 'key');
    else if (event.key === ' ') onActive(active, props.multiple ? 'toggle' : 'one');
    else if (event.key.toLowerCase() === 'a' && command) props.onSelectAll?.();
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      props.onMenu?.(event, active, rowElement(active));
    } else return;
    event.preventDefault();
  };
  const rowElement = (index: number): Element | null => document.getElementById(`${id}-${index}`);

  return (
    <div
      ref={box}
      role="listbox"
      className="virtual-listbox"
      tabIndex={0}
      data-pane-focus
      aria-label={label}
      aria-multiselectable={props.multiple || undefined}
      aria-activedescendant={active < total ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <Virtualizer
        ref={list}
        scrollRef={box}
        data={data}
        itemSize={props.rowHeight}
        keepMounted={keep}
        onScroll={report}
      >
        {(_: unknown, index: number) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={index}
            id={`${id}-${index}`}
            role="option"
            className="virtual-listbox__row"
            aria-selected={isSelected(index)}
            aria-current={isCurrent?.(index) || undefined}
            aria-posinset={index + 1}
            aria-setsize={total}
            data-active={index === active || undefined}
            draggable={props.onDragStart !== undefined}
            onDragStart={(event) => props.onDragStart?.(event, index)}
            onMouseDown={(event) => {
              // A press with Shift would also select words.
              if (event.shiftKey) event.preventDefault();
            }}
            onClick={(event) => {
              const choice = choiceOf(event, props.multiple ?? false);
              onActive(index, choice);
              if (choice === 'one') onOpen(index, 'press');
            }}
            onContextMenu={(event) => {
              if (!isSelected(index)) onActive(index, 'one');
              props.onMenu?.(event, index, event.currentTarget);
            }}
          >
            {row(index)}
          </div>
        )}
      </Virtualizer>
    </div>
  );
}

function choiceOf(event: MouseEvent, multiple: boolean): Choice {
  if (!multiple) return 'one';
  if (event.shiftKey) return 'range';
  return event.ctrlKey || event.metaKey ? 'toggle' : 'one';
}

function targetOf(
  event: KeyboardEvent,
  active: number,
  total: number,
  list: VirtualizerHandle | null,
): number | null {
  const screen = Math.max(
    1,
    list
      ? list.findItemIndex(list.scrollOffset + list.viewportSize) -
          list.findItemIndex(list.scrollOffset) -
          1
      : 1,
  );
  switch (event.key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + screen;
    case 'PageUp':
      return active - screen;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}
