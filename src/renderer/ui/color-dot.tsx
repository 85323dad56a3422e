import type { Color } from '../../contract/passage.ts';
import './color-dot.css';
import { classNames } from './class-names.ts';

/** The square that stands for a tag's or passage's colour; an outline where it has none. */
export function ColorDot({ color, size }: { readonly color: Color | null; readonly size?: 'big' }) {
  return (
    <span
      aria-hidden
      className={classNames('color-dot', `color-dot--${color ?? 'none'}`, size && 'color-dot--big')}
    />
  );
}
