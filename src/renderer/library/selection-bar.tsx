import { FolderPlus, RotateCcw, Tag, Trash2, Upload, X } from 'lucide-react';
import { openPanel } from '../panels/panel-props.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { restoreArticles, trashArticles } from './article-changes.ts';
import type { Asked } from './pick-for.tsx';
import './selection-bar.css';

interface Props {
  readonly ids: readonly string[];
  readonly trashed: boolean;
  readonly onPick: (asked: Asked) => void;
  readonly onClear: () => void;
}

/** What can be done with several articles at once; each is one step to undo. */
export function SelectionBar({ ids, trashed, onPick, onClear }: Props) {
  return (
    <div className="selection-bar" role="toolbar" aria-label="Selected articles">
      <span className="selection-bar__count">{ids.length.toLocaleString('en')} selected</span>
      {trashed ? (
        <IconButton
          label="Take back from the trash"
          icon={<RotateCcw size={16} />}
          onClick={() => void restoreArticles(ids)}
        />
      ) : (
        <>
          <IconButton
            label="Tag…"
            keys={['t']}
            icon={<Tag size={16} />}
            onClick={() => onPick({ kind: 'tag', ids })}
          />
          <IconButton
            label="Put into a collection…"
            icon={<FolderPlus size={16} />}
            onClick={() => onPick({ kind: 'collection', ids })}
          />
          <IconButton
            label="Export…"
            icon={<Upload size={16} />}
            onClick={() => openPanel('export', { choice: 'articles', articles: ids })}
          />
          <IconButton
            label="Move to the trash"
            keys={['Delete']}
            icon={<Trash2 size={16} />}
            onClick={() => void trashArticles(ids)}
          />
        </>
      )}
      <IconButton
        label="Clear the selection"
        keys={['Escape']}
        icon={<X size={16} />}
        onClick={onClear}
      />
    </div>
  );
}
