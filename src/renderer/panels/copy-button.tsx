import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { showToast } from '../state/announce.ts';
import { Button } from '../ui/button.tsx';

interface Props {
  readonly label: string;
  /** Asked for when it is pressed; null while there is nothing to copy. */
  readonly text: (() => string) | null;
  readonly onDone?: () => void;
}

const SAID_MS = 2000;

/** Copies text and says so in its own place: a toast would stand behind the panel. */
export function CopyButton({ label, text, onDone }: Props) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async (): Promise<void> => {
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text());
      setDone(true);
      onDone?.();
    } catch {
      showToast('The clipboard cannot be written. Is the window in front?', { failed: true });
    }
  };
  return (
    <>
      <Button
        icon={done ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        disabled={!text}
        onClick={() => void copy()}
      >
        {done ? 'Copied' : label}
      </Button>
      <span className="visually-hidden" role="status">
        {done ? 'Copied' : ''}
      </span>
    </>
  );
}
