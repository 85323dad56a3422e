import type { Color } from '../../contract/passage.ts';
import { visibleName } from '../../domain/visible-name.ts';
import { Chip } from './chip.tsx';
import { ColorDot } from './color-dot.tsx';

interface Props {
  /** `Reading/Purpose`; shown as `Reading / Purpose`. */
  readonly path: string;
  /** Its own colour or that of its nearest parent: see `useTagColors`. */
  readonly color: Color | null;
  /** Show only the last name. */
  readonly short?: boolean;
  readonly onClick?: () => void;
  readonly onRemove?: () => void;
}

/** A tag on something. */
export function TagChip({ path, color, short, onClick, onRemove }: Props) {
  const names = path.split('/').map(visibleName);
  return (
    <Chip
      icon={<ColorDot color={color} />}
      title={names.join(' / ')}
      onClick={onClick}
      onRemove={onRemove}
      removeLabel={`Remove the tag ${names.join(' / ')}`}
    >
      {short ? names.at(-1) : names.join(' / ')}
    </Chip>
  );
}
