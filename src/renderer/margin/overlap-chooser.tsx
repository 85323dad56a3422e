import { useState } from 'react';
import { useCall } from '../data/queries.ts';
import { useReader } from '../reader/reader-store.ts';
import { activatePassage, useView } from '../state/view.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { Menu } from '../ui/menu.tsx';
import './overlap-chooser.css';

/** Where several passages lie over each other at the last click: how many, and a list to choose from. */
export function OverlapChooser() {
  const hits = useReader((reader) => reader.hits);
  const article = useReader((reader) => reader.article);
  const activeId = useView((view) => view.passageId);
  const [anchor, setAnchor] = useState<Element | null>(null);
  const list = useCall(
    'passages.list',
    { article: article?.id ?? '' },
    { enabled: article !== null },
  );
  const here = hits.flatMap((id) => list.data?.passages.find((one) => one.id === id) ?? []);
  if (here.length < 2 || !activeId) return null;
  const at = here.findIndex(({ id }) => id === activeId);
  return (
    <>
      <button
        type="button"
        className="overlap-chooser"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {at + 1} of {here.length} highlights here
      </button>
      {anchor && (
        <Menu
          label="Highlights here"
          anchor={anchor}
          onClose={() => setAnchor(null)}
          items={here.map((passage) => ({
            kind: 'radio',
            label: passage.text.length > 60 ? `${passage.text.slice(0, 60)}…` : passage.text,
            icon: <ColorDot color={passage.color} />,
            checked: passage.id === activeId,
            run: () => activatePassage(passage.id),
          }))}
        />
      )}
    </>
  );
}
