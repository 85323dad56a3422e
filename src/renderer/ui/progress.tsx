import './progress.css';

interface Props {
  readonly label: string;
  /** 0 to 1; without it the length of the work is not known. */
  readonly value?: number;
  /** In words: "3 of 12 files". */
  readonly text?: string;
}

/** A bar for long work, with its state in words for a screen reader. */
export function Progress({ label, value, text }: Props) {
  const known = value !== undefined;
  return (
    <div
      className={known ? 'progress' : 'progress progress--unknown'}
      role="progressbar"
      aria-label={label}
      aria-valuetext={text}
      {...(known
        ? { 'aria-valuenow': Math.round(value * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 }
        : {})}
    >
      <div
        className="progress__bar"
        style={known ? { transform: `scaleX(${Math.min(1, Math.max(0, value))})` } : undefined}
      />
    </div>
  );
}
