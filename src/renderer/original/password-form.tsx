import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { PasswordWish } from './open-pdf.ts';

/** Asks for the password of an encrypted original. It is used once and kept nowhere. */
export function PasswordForm({ wrong, give }: PasswordWish) {
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== '') give(password);
  };
  return (
    <form className="original__password" onSubmit={submit}>
      <TextField
        label="The original is encrypted. Its password:"
        type="password"
        data-pane-focus
        value={password}
        error={wrong ? 'This is not its password.' : null}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button kind="primary" type="submit" disabled={password === ''}>
        Open
      </Button>
    </form>
  );
}
