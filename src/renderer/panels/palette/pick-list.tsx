import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './pick-list.css';

/** A line that can be chosen. */
export interface Pick {
  readonly id: string;
  readonly label: string;
  /** Places of `label` to show as found. */
  readonly at?: readonly number[];
  /** Under the label, smaller. */
  readonly detail?: string | undefined;
  readonly icon?: ReactNode;
  /** At the right: keys, a count. */
  readonly aside?: ReactNode;
  /** The reason it cannot be chosen now. */
  readonly disabled?: string | undefined;
  /** It was found for words typed before, and stands only until the lines for these words are here. */
  readonly former?: boolean;
  readonly run: () => void;
}

/** Lines under a heading. */
export interface PickGroup {
  readonly label: string;
  readonly picks: readonly Pick[];
}

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly groups: readonly PickGroup[];
  /** More lines for what is typed are coming. */
  readonly waiting?: boolean;
  /** What stands there when nothing is found. */
  readonly empty: string;
  /** Keys that the field itself does not know; return true for one that was taken. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
}

/**
 * A field and the lines it finds (the ARIA combobox pattern): the focus stays in the field, arrows move the
 * chosen line, Enter runs it. Enter that comes before the lines for what was typed waits for them: it must
 * not run a line that was found for other words.
 */
export function PickList(props: Props) {
  const { label, placeholder, typed, onType, groups, waiting = false, empty, onKey } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const [entered, setEntered] = useState(false);
  const picks = groups.flatMap((group) => group.picks);
  // The best line that can be run, until another is chosen.
  const best = Math.max(
    0,
    picks.findIndex((pick) => pick.disabled === undefined),
  );
  const at = Math.min(moved ?? best, picks.length - 1);
  const active = picks[at];
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, another best line
  useEffect(() => {
    setMoved(null);
    setEntered(false);
  }, [typed]);
  useEffect(() => {
    if (at >= 0)
      list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const isTooEarly = waiting && moved === null && !isReady(active);
  const take = (): void => {
    setEntered(isTooEarly);
    if (!isTooEarly && active?.disabled === undefined) active?.run();
  };
  useEffect(() => {
    if (entered && !isTooEarly) take();
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const to = stepTo(event, at, picks.length);
    if (to !== null) {
      setMoved(to);
      setEntered(false);
    } else if (event.key === 'Enter') take();
    else if (!onKey?.(event)) return;
    event.preventDefault();
  };
  return (
    <div className="picks">
      <input
        className="picks__field"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${id}-${active.id}` : undefined}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        placeholder={placeholder}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {/* A listbox must hold something to be one; an empty one is said in words. */}
      <div
        ref={list}
        id={`${id}-list`}
        className="picks__list"
        aria-busy={waiting}
        {...(active ? { role: 'listbox', 'aria-label': label } : {})}
      >
        {groups.map((group) =>
          group.picks.length === 0 ? null : (
            // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
            <div key={group.label} role="group" aria-label={group.label}>
              <div className="picks__heading" aria-hidden="true">
                {group.label}
              </div>
              {group.picks.map((pick) => (
                <Line
                  key={pick.id}
                  id={`${id}-${pick.id}`}
                  pick={pick}
                  active={pick === active}
                  onPoint={() => setMoved(picks.indexOf(pick))}
                />
              ))}
            </div>
          ),
        )}
        {!active && !waiting && <p className="picks__empty">{empty}</p>}
      </div>
      <div className="visually-hidden" role="status">
        {active ? `${picks.length} found` : waiting ? '' : empty}
      </div>
    </div>
  );
}

/** Whether a line was found for the words that are typed, and can be run. */
function isReady(pick: Pick | undefined): boolean {
  return pick !== undefined && pick.former !== true && pick.disabled === undefined;
}

interface LineProps {
  readonly id: string;
  readonly pick: Pick;
  readonly active: boolean;
  readonly onPoint: () => void;
}

function Line({ id, pick, active, onPoint }: LineProps) {
  const off = pick.disabled !== undefined;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose it
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-disabled={off || undefined}
      className="picks__line"
      onPointerMove={onPoint}
      onClick={off ? undefined : pick.run}
    >
      {pick.icon && <span className="picks__icon">{pick.icon}</span>}
      <span className="picks__words">
        <span className="picks__label">{marked(pick.label, pick.at ?? [])}</span>
        {(pick.disabled ?? pick.detail) && (
          <span className="picks__detail">{pick.disabled ?? pick.detail}</span>
        )}
      </span>
      {pick.aside && <span className="picks__aside">{pick.aside}</span>}
    </div>
  );
}

/** The label with its found letters set off, neighbours in one piece. */
function marked(label: string, at: readonly number[]): ReactNode {
  const found = new Set(at);
  const pieces: { text: string; hit: boolean }[] = [];
  for (let place = 0; place < label.length; place += 1) {
    const hit = found.has(place);
    const last = pieces.at(-1);
    if (last && last.hit === hit) last.text += label[place];
    else pieces.push({ text: label[place] ?? '', hit });
  }
  return pieces.map(({ text, hit }, key) => (hit ? <b key={key}>{text}</b> : text));
}

const PAGE = 8;

function stepTo(event: KeyboardEvent, at: number, count: number): number | null {
  if (count === 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  switch (event.key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(count - 1, at + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    default:
      return null;
  }
}
