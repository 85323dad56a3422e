import { type ClipboardEvent, useId } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import { guessTitle, looksLikeHtml, wordsOf } from './paste-title.ts';

/** What was pasted, with the title it will bear. */
export interface Pasted {
  readonly kind: 'text' | 'html';
  readonly text: string;
  readonly title: string;
  /** What the program made of it, so that a title the person wrote is never replaced. */
  readonly guessed: string;
}

/** What was on the clipboard, with a title guessed. */
export function pastedFrom(
  from: { readonly kind: 'text' | 'html'; readonly text: string } | null,
): Pasted {
  if (!from) return { kind: 'text', text: '', title: '', guessed: '' };
  const kind = from.kind === 'html' || looksLikeHtml(from.text) ? 'html' : 'text';
  const title = guessTitle(from.text, kind);
  return { kind, text: from.text, title, guessed: title };
}

interface Props {
  readonly pasted: Pasted;
  readonly onChange: (pasted: Pasted) => void;
  /** Whether there is much room for it. */
  readonly open: boolean;
}

/** A field for text from the clipboard. Formatted text stays formatted and shows as what it says. */
export function PasteField({ pasted, onChange, open }: Props) {
  const id = useId();
  const onPaste = (event: ClipboardEvent): void => {
    const html = event.clipboardData.getData('text/html');
    if (html === '' || pasted.text !== '') return;
    event.preventDefault();
    onChange(pastedFrom({ kind: 'html', text: html }));
  };
  const onText = (text: string): void => {
    const next = pastedFrom({ kind: 'text', text });
    const own = pasted.title !== pasted.guessed;
    onChange(own ? { ...next, title: pasted.title } : next);
  };
  if (pasted.kind === 'html') {
    return (
      <div className="import__paste">
        <TitleField pasted={pasted} onChange={onChange} />
        <div className="import__formatted">
          <p>{excerptOf(pasted.text)}</p>
          <button type="button" onClick={() => onChange(pastedFrom(null))}>
            Clear
          </button>
        </div>
      </div>
    );
  }
  return (
    <div className="import__paste">
      <label className="panel-label" htmlFor={id}>
        Or paste text
      </label>
      <textarea
        id={id}
        rows={open ? 5 : 2}
        value={pasted.text}
        placeholder="Plain text, Markdown or a piece of a web page"
        onPaste={onPaste}
        onChange={(event) => onText(event.target.value)}
      />
      {pasted.text.trim() !== '' && <TitleField pasted={pasted} onChange={onChange} />}
    </div>
  );
}

function TitleField({ pasted, onChange }: Omit<Props, 'open'>) {
  return (
    <TextField
      label="Title"
      value={pasted.title}
      maxLength={2000}
      onChange={(event) => onChange({ ...pasted, title: event.target.value })}
    />
  );
}

const EXCERPT = 280;

/** The words of markup, for the eye only: what is added is the markup itself, cleaned by the importer. */
function excerptOf(html: string): string {
  const words = wordsOf(html).replace(/\s+/gu, ' ').trim();
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words;
}
