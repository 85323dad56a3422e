import { Palette } from 'lucide-react';
import { type Color, colors } from '../../contract/passage.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { MenuButton } from '../ui/menu-button.tsx';

interface Props {
  /** The colour now; null where there is none yet. */
  readonly color: Color | null;
  readonly onChoose: (color: Color) => void;
}

/** Chooses among the eight mark colours. */
export function ColorMenu({ color, onChoose }: Props) {
  return (
    <MenuButton
      label={color === null ? 'More colours' : `Colour: ${color}`}
      icon={<Palette size={14} />}
      items={() =>
        colors.map((name) => ({
          kind: 'radio',
          label: name.charAt(0).toUpperCase() + name.slice(1),
          icon: <ColorDot color={name} />,
          checked: name === color,
          run: () => onChoose(name),
        }))
      }
    />
  );
}
