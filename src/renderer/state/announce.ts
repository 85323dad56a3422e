import { create } from 'zustand';

/** What screen readers are told and what the toast says; `undo` offers the last change back. */
export interface Message {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'failed';
  readonly undo: boolean;
}

/** Spoken text (polite), and the toast that is shown. */
export const useMessages = create<{ spoken: string; toast: Message | null }>(() => ({
  spoken: '',
  toast: null,
}));

let count = 0;

/** Tells a screen reader, without showing anything. */
export function announce(text: string): void {
  useMessages.setState({ spoken: text });
}

/** Shows a toast and speaks it. `undo` adds the button that takes the last change back. */
export function showToast(text: string, options: { failed?: boolean; undo?: boolean } = {}): void {
  count += 1;
  useMessages.setState({
    spoken: text,
    toast: {
      id: count,
      text,
      kind: options.failed ? 'failed' : 'done',
      undo: options.undo ?? false,
    },
  });
}
