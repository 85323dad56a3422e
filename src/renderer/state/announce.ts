import { create } from 'zustand';

/** What screen readers are told and what the toast says; `undo` offers the last change back. */
export interface Message {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'failed';
  readonly undo: boolean;
  /** Another way back than the notebook's own undo. */
  readonly action?: ToastAction;
}

/** A button of a toast. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void | Promise<void>;
}

interface Messages {
  readonly spoken: string;
  /** Whether `spoken` interrupts: something failed. */
  readonly urgent: boolean;
  /** Counts what was spoken, so that the same words again are news. */
  readonly turn: number;
  readonly toast: Message | null;
}

/** Spoken text (polite), and the toast that is shown. */
export const useMessages = create<Messages>(() => ({
  spoken: '',
  urgent: false,
  turn: 0,
  toast: null,
}));

/** Tells a screen reader, without showing anything. */
export function announce(text: string): void {
  useMessages.setState(({ turn }) => ({ spoken: text, urgent: false, turn: turn + 1 }));
}

/**
 * Shows a toast and speaks it. `undo` adds the button that takes the last change back, `action` one of its own.
 */
export function showToast(
  text: string,
  options: { failed?: boolean; undo?: boolean; action?: ToastAction } = {},
): void {
  const failed = options.failed ?? false;
  useMessages.setState(({ turn }) => ({
    spoken: text,
    urgent: failed,
    turn: turn + 1,
    toast: {
      id: turn + 1,
      text,
      kind: failed ? 'failed' : 'done',
      undo: options.undo ?? false,
      ...(options.action ? { action: options.action } : {}),
    },
  }));
}

/** Takes the toast away, if it is still the one of that id. */
export function dismissToast(id: number): void {
  useMessages.setState(({ toast }) => (toast?.id === id ? { toast: null } : {}));
}

/** Says why a call failed, in the sentence the notebook gave. */
export function showFailure(error: unknown): void {
  showToast(error instanceof Error ? error.message : String(error), { failed: true });
}
