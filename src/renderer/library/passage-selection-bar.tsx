import { Tag, Trash2, Upload, X } from 'lucide-react';
import { openPanel } from '../panels/panel-props.ts';
import { IconButton } from '../ui/icon-button.tsx';
import type { Asked } from './pick-for.tsx';
import './selection-bar.css';

interface Props {
  readonly ids: readonly string[];
  readonly onPick: (asked: Asked) => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

/** What can be done with several passages at once; each is one step to undo. */
export function PassageSelectionBar({ ids, onPick, onDelete, onClear }: Props) {
  return (
    <div className="selection-bar" role="toolbar" aria-label="Selected passages">
      <span className="selection-bar__count">{ids.length.toLocaleString('en')} selected</span>
      <IconButton
        label="Tag…"
        keys={['t']}
        icon={<Tag size={16} />}
        onClick={() => onPick({ kind: 'passage-tag', ids })}
      />
      <IconButton
        label="Export…"
        icon={<Upload size={16} />}
        onClick={() => openPanel('export', { choice: 'passages', passages: ids })}
      />
      <IconButton label="Delete" keys={['Delete']} icon={<Trash2 size={16} />} onClick={onDelete} />
      <IconButton
        label="Clear the selection"
        keys={['Escape']}
        icon={<X size={16} />}
        onClick={onClear}
      />
    </div>
  );
}
