import { Copy, PenLine, Tag } from 'lucide-react';
import { type Color, colors } from '../../contract/passage.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { useRecentTags } from '../reader/recent-tags.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { ColorMenu } from './color-menu.tsx';

const AT_HAND: readonly Color[] = ['yellow', 'green', 'blue', 'red', 'purple'];

interface Props {
  /** The colour the words have now; null while they are only selected. */
  readonly color: Color | null;
  /** Tags the words bear. */
  readonly tags: readonly string[];
  readonly onColor: (color: Color) => void;
  readonly onLastTag: (path: string) => void;
  readonly onTag: () => void;
  readonly onNote: () => void;
  readonly onCopy: () => void;
}

/** What can be done with words, selected or marked: last tag, colours, Tag, Note, copy with citation. */
export function MarkTools({ color, tags, onColor, onLastTag, onTag, onNote, onCopy }: Props) {
  const tagColors = useTagColors();
  // One that was deleted or renamed since would be made anew.
  const lastTag = useRecentTags().find((path) => tagColors.has(path) && !tags.includes(path));
  const verb = color === null ? 'Highlight in' : 'Make it';
  return (
    <>
      {lastTag !== undefined && (
        <>
          <button
            type="button"
            className="mark-bar__button"
            aria-label={`Tag with ${lastTag.replaceAll('/', ' / ')}`}
            data-tip={`Tag with ${lastTag.replaceAll('/', ' / ')}`}
            onClick={() => onLastTag(lastTag)}
          >
            <ColorDot color={tagColors.get(lastTag) ?? null} />
            <span className="mark-bar__last">{lastTag.split('/').at(-1)}</span>
          </button>
          <span className="mark-bar__line" />
        </>
      )}
      {AT_HAND.map((name) => (
        <button
          key={name}
          type="button"
          className="mark-bar__color"
          aria-label={`${verb} ${name}`}
          aria-pressed={color === null ? undefined : color === name}
          data-tip={`${verb} ${name}`}
          data-tip-keys={`Shift+Digit${colors.indexOf(name) + 1}`}
          onClick={() => onColor(name)}
        >
          <span className={`mark-bar__swatch mark-bar__swatch--${name}`} />
        </button>
      ))}
      <ColorMenu color={color} onChoose={onColor} />
      <span className="mark-bar__line" />
      <button type="button" className="mark-bar__button" aria-keyshortcuts="T" onClick={onTag}>
        <Tag size={16} aria-hidden /> Tag <Kbd keys="t" />
      </button>
      <button type="button" className="mark-bar__button" aria-keyshortcuts="N" onClick={onNote}>
        <PenLine size={16} aria-hidden /> Note <Kbd keys="n" />
      </button>
      <button
        type="button"
        className="mark-bar__button mark-bar__button--icon"
        aria-label="Copy with citation"
        aria-keyshortcuts="C"
        data-tip="Copy with citation"
        data-tip-keys="c"
        onClick={onCopy}
      >
        <Copy size={16} aria-hidden />
      </button>
    </>
  );
}
