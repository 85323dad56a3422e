import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { visibleName } from '../../domain/visible-name.ts';
import './dialog.css';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the end; the one that does it last. */
  readonly footer?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** Does not close on a press outside: for what was typed and would be lost. */
  readonly sticky?: boolean;
  /** Hides the title's line; the title stays the dialog's name. */
  readonly bare?: boolean;
  readonly className?: string;
}

/** A modal dialog. Mount it to open it; Esc closes it, and focus goes back to where it was. */
export function Dialog({
  title,
  onClose,
  children,
  footer,
  size = 'medium',
  sticky = false,
  bare = false,
  className,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const before = document.activeElement;
    if (!element.open) element.showModal();
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does by keyboard what a press on the backdrop does
    <dialog
      ref={dialog}
      className={classNames('dialog', `dialog--${size}`, className)}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (!sticky && event.target === event.currentTarget) onClose();
      }}
    >
      <div className="dialog__sheet">
        {bare ? (
          <h2 id={id} className="visually-hidden">
            {visibleName(title)}
          </h2>
        ) : (
          <header className="dialog__head">
            <h2 id={id} className="dialog__title">
              {visibleName(title)}
            </h2>
            <IconButton label="Close" keys={['Escape']} icon={<X size={16} />} onClick={onClose} />
          </header>
        )}
        <div className="dialog__body">{children}</div>
        {footer && <footer className="dialog__foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
