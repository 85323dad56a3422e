import type { Color } from '../../contract/passage.ts';
import { ColorDot } from './color-dot.tsx';

interface Props {
  readonly label: string;
  readonly colors: readonly Color[];
  readonly chosen: Color | null;
  readonly required: boolean;
  readonly onChoose: (color: Color | null) => void;
}

/** A row of colours in a menu, with the way to have none. */
export function MenuColors({ label, colors, chosen, required, onChoose }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a menu
    <div role="group" aria-label={label} className="menu__colors">
      {(required ? colors : [null, ...colors]).map((color) => (
        <button
          key={color ?? 'none'}
          type="button"
          role="menuitemradio"
          tabIndex={-1}
          className="menu__color"
          aria-checked={color === chosen}
          aria-label={color ?? 'no colour'}
          onClick={() => onChoose(color)}
        >
          <ColorDot color={color} size="big" />
        </button>
      ))}
    </div>
  );
}
