import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { completeLink } from './safe-link.ts';

interface Props {
  /** The address of the link the caret is in; null where there is none yet. */
  readonly address: string | null;
  /** Null takes the link away. */
  readonly onLink: (address: string | null) => void;
  readonly onClose: () => void;
}

/** Asks for the address of a link, in the note itself. Enter links, Esc leaves. */
export function NoteLinkField({ address, onLink, onClose }: Props) {
  const [typed, setTyped] = useState(address ?? '');
  const [error, setError] = useState<string | null>(null);
  const link = (): void => {
    const whole = completeLink(typed);
    if (whole) onLink(whole);
    else setError('A link begins with https://, http:// or mailto:.');
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field inside
    <div
      className="note-editor__link"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        if (event.target instanceof HTMLButtonElement && event.key === 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Enter') link();
        else onClose();
      }}
    >
      <TextField
        label="Address of the link"
        hideLabel
        autoFocus
        placeholder="https://…"
        value={typed}
        error={error}
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setError(null);
        }}
      />
      <Button onClick={link}>Link</Button>
      {address !== null && (
        <Button kind="quiet" onClick={() => onLink(null)}>
          Remove
        </Button>
      )}
    </div>
  );
}
