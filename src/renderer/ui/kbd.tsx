import { formatKeys } from '../actions/format-keys.ts';
import './kbd.css';

/** A key binding as a key cap. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className="kbd">{formatKeys(keys)}</kbd>;
}
