const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

const NAMES: Readonly<Record<string, string>> = {
  $mod: MAC ? '⌘' : 'Ctrl',
  Control: MAC ? '⌃' : 'Ctrl',
  Meta: MAC ? '⌘' : 'Win',
  Shift: MAC ? '⇧' : 'Shift',
  Alt: MAC ? '⌥' : 'Alt',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
  Enter: '↵',
  Space: 'Space',
};

/** A binding in tinykeys' notation as people read it: `$mod+Shift+z` → `Ctrl Shift Z`, `Shift+?` → `?`. */
export function formatKeys(binding: string): string {
  const parts = splitBinding(binding);
  const key = parts.at(-1) ?? '';
  const sign = /^[^\p{L}\p{N}]$/u.test(key);
  return parts
    .filter((part) => !(sign && part === 'Shift'))
    .map((part) => NAMES[part] ?? capital(part.replace(/^(Digit|Key)/, '')))
    .join(' ');
}

/** A binding for `aria-keyshortcuts`: `Control+Shift+Z`. */
export function ariaKeys(bindings: readonly string[]): string | undefined {
  const spoken = bindings.map((binding) =>
    splitBinding(binding)
      .map((part) => (part === '$mod' ? (MAC ? 'Meta' : 'Control') : part.replace(/^Digit/, '')))
      .join('+'),
  );
  return spoken.length > 0 ? spoken.join(' ') : undefined;
}

/** Splits at `+`, where a `+` at the end is the key itself. */
export function splitBinding(binding: string): string[] {
  return binding.endsWith('++')
    ? [...binding.slice(0, -2).split('+'), '+']
    : binding.split('+').map((part) => part || '+');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
