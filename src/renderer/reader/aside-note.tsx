import { memo, useId, useState } from 'react';
import type { Aside, Block } from '../../contract/block.ts';
import { blockWords } from './block-words.ts';

interface Props {
  readonly asides: readonly Aside[];
  readonly blocks: readonly Block[];
}

/**
 * Says what was set aside at import, and shows it when asked. It is no part of the text: it cannot be marked, and
 * stands after it in a frame of its own.
 */
export const AsideNote = memo(function AsideNote({ asides, blocks }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (asides.length === 0) return null;
  const reasons = [...new Set(asides.map((aside) => aside.reason))].join(', ');
  const pieces = asides.length === 1 ? '1 piece' : `${asides.length} pieces`;
  return (
    <aside className="aside-note" aria-label="Set aside at import">
      <p className="aside-note__line">
        {pieces} of page furniture {asides.length === 1 ? 'was' : 'were'} set aside ({reasons}).
        <button
          type="button"
          className="aside-note__toggle"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide' : 'Show'}
        </button>
      </p>
      <div id={id} hidden={!open}>
        {open &&
          asides.map((aside, at) => (
            <section key={at} className="aside-note__piece">
              <h2>
                {aside.reason} <span>{placeOf(aside, blocks)}</span>
              </h2>
              {blockWords(aside.blocks).map((words, line) => (
                <p key={line} dir="auto">
                  {words}
                </p>
              ))}
            </section>
          ))}
      </div>
    </aside>
  );
});

function placeOf(aside: Aside, blocks: readonly Block[]): string {
  if (aside.before === 0) return 'before the text';
  if (aside.before >= blocks.length) return 'after the text';
  const [words] = blockWords(blocks.slice(aside.before, aside.before + 1));
  return words ? `before “${words.slice(0, 40).trim()}…”` : 'in the text';
}
