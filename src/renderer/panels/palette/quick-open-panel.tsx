import { useState } from 'react';
import { showPanel } from '../../state/view.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useArticlePicks } from './article-picks.tsx';
import { PickList } from './pick-list.tsx';

const SHOWN = 60;

/** Articles by title or author as one types; the last read first. */
export function QuickOpenPanel() {
  const [typed, setTyped] = useState('');
  const { picks, waiting } = useArticlePicks(typed.trim(), SHOWN);
  return (
    <Dialog
      title="Open an article"
      bare
      className="dialog--top dialog--edges"
      onClose={() => showPanel(null)}
    >
      <PickList
        label="Open an article"
        placeholder="Title or author"
        typed={typed}
        onType={setTyped}
        groups={[{ label: typed.trim() === '' ? 'Read last' : 'Articles', picks }]}
        waiting={waiting}
        empty={
          typed.trim() === '' ? 'The library is empty.' : 'No title or author has these words.'
        }
        onKey={(event) => {
          const again = event.key.toLowerCase() === 'o' && (event.ctrlKey || event.metaKey);
          if (again) showPanel(null);
          return again;
        }}
      />
    </Dialog>
  );
}
