import { Palette } from 'lucide-react';
import { type Color, colors } from '../../contract/passage.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { MenuButton } from '../ui/menu-button.tsx';

interface Props {
  readonly color: Color;
  readonly onChoose: (color: Color) => void;
}

/** Chooses among the eight mark colours. */
export function ColorMenu({ color, onChoose }: Props) {
  return (
    <MenuButton
      label={`Colour: ${color}`}
      icon={<Palette size={14} />}
      items={() =>
        colors.map((name) => ({
          kind: 'radio',
          label: name,
          icon: <ColorDot color={name} />,
          checked: name === color,
          run: () => onChoose(name),
        }))
      }
    />
  );
}
