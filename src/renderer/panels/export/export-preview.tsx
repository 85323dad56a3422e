import { TriangleAlert } from 'lucide-react';
import type { Exported } from '../../../contract/export.ts';

const LINES = 200;

interface Props {
  readonly exported: Exported | null;
  readonly failure: string | null;
  /** Whether what is shown is still that of another choice. */
  readonly waiting: boolean;
}

/** The beginning of the file, as it will be written, and what it could not hold. */
export function ExportPreview({ exported, failure, waiting }: Props) {
  if (failure !== null) {
    return (
      <div className="preview">
        <p className="preview__empty" role="alert">
          {failure}
        </p>
      </div>
    );
  }
  if (!exported) return <div className="preview" aria-busy="true" />;
  const { counts, losses } = exported;
  if (counts.passages === 0 && !waiting) {
    return (
      <div className="preview">
        <p className="preview__empty">
          No passage is marked in this. Mark some first, or choose something else to export.
        </p>
      </div>
    );
  }
  return (
    <div className={waiting ? 'preview preview--waiting' : 'preview'} aria-busy={waiting}>
      <p className="preview__counts" role="status">
        {words(counts.passages, 'passage')} from {words(counts.articles, 'article')}
      </p>
      {losses.length > 0 && <Losses losses={losses} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="preview__page" aria-label="Preview" tabIndex={0}>
        <pre className="preview__text">{beginning(exported.text)}</pre>
      </section>
    </div>
  );
}

function Losses({ losses }: { readonly losses: readonly string[] }) {
  return (
    <div className="preview__losses">
      <TriangleAlert size={14} aria-hidden />
      <ul aria-label="What this export leaves out">
        {losses.map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
    </div>
  );
}

function beginning(text: string): string {
  let end = 0;
  for (let line = 0; line < LINES; line += 1) {
    const next = text.indexOf('\n', end);
    // A format without line ends is cut by its length instead.
    if (next < 0 || next > 40_000) return text.length > 40_000 ? `${text.slice(0, 40_000)}…` : text;
    end = next + 1;
  }
  return end >= text.length ? text : `${text.slice(0, end)}…`;
}

function words(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
