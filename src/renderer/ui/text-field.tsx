import { type ComponentProps, useId } from 'react';
import './text-field.css';

interface Props extends ComponentProps<'input'> {
  readonly label: string;
  /** A sentence about what went wrong. */
  readonly error?: string | null;
  readonly hideLabel?: boolean;
}

/** A line of text with its label above. */
export function TextField({ label, error, hideLabel, ...rest }: Props) {
  const id = useId();
  return (
    <div className="text-field">
      <label className={hideLabel ? 'visually-hidden' : 'text-field__label'} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="text-field__input"
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        {...rest}
      />
      {error && (
        <p className="text-field__error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
