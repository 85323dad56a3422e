import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import './splitter.css';

interface Props {
  readonly label: string;
  /** The id of the pane it makes wider. */
  readonly controls: string;
  /** CSS pixels. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  /** While it is dragged. */
  readonly onMove: (width: number) => void;
  /** When it is let go. */
  readonly onSettle: (width: number) => void;
  readonly onCollapse: () => void;
  /** What a double click goes back to. */
  readonly standard: number;
}

const STEP = 16;

/** The line between two panes: dragged, or moved with the arrow keys; Enter hides the pane. */
export function Splitter(props: Props) {
  const { label, controls, width, min, max, onMove, onSettle, onCollapse, standard } = props;
  const drag = useRef<{ from: number; width: number } | null>(null);
  const within = (value: number): number => Math.round(Math.min(max, Math.max(min, value)));

  const onKeyDown = (event: KeyboardEvent): void => {
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: width - STEP,
      ArrowRight: width + STEP,
      Home: min,
      End: max,
    };
    const next = to[event.key];
    if (event.key === 'Enter') onCollapse();
    else if (next === undefined) return;
    else onSettle(within(next));
    event.preventDefault();
  };
  const moved = (event: PointerEvent): number | null =>
    drag.current && drag.current.width + event.clientX - drag.current.from;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no thematic break
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onSettle(standard)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: event.clientX, width };
      }}
      onPointerMove={(event) => {
        const to = moved(event);
        if (to !== null) onMove(within(to));
      }}
      onPointerUp={(event) => {
        const start = drag.current;
        const to = moved(event);
        drag.current = null;
        if (to === null || to === start?.width) return;
        // Pulled well past its smallest width, the pane is meant to go.
        if (to < min / 2) onCollapse();
        else onSettle(within(to));
      }}
    />
  );
}
