import { Clock, Contrast, PanelLeftClose } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useCall } from '../data/queries.ts';
import { showPanel } from '../state/view.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useRoving } from '../ui/use-roving.ts';
import { CollectionList } from './collection-list.tsx';
import { PlaceList } from './place-list.tsx';
import { SavedSearches } from './saved-searches.tsx';
import { TagTree } from './tag-tree.tsx';
import './sidebar.css';

interface Props {
  readonly onHide: () => void;
  /** What stands on its right edge. */
  readonly edge?: ReactNode;
}

/** Where one can go: places, collections, tags and saved searches. */
export function Sidebar({ onHide, edge }: Props) {
  const nav = useRef<HTMLElement>(null);
  // They come whole: a list that is read later would move the ones below it. Once they are there they stay, also where
  // one could not be read and is read again.
  const areRead = [
    useCall('collections.list', {}).isPending,
    useCall('tags.list', {}).isPending,
    useCall('searches.list', {}).isPending,
  ].every((isPending) => !isPending);
  const [areThere, setThere] = useState(false);
  if (areRead && !areThere) setThere(true);
  const onKeyDown = useRoving(nav);
  return (
    <nav
      ref={nav}
      className="sidebar"
      aria-label="Library"
      data-pane="sidebar"
      onKeyDown={onKeyDown}
    >
      <div className="sidebar__scroll">
        <PlaceList />
        {areThere && (
          <>
            <CollectionList />
            <TagTree />
            <SavedSearches />
          </>
        )}
      </div>
      <div className="sidebar__foot">
        <IconButton
          label="History"
          icon={<Clock size={16} />}
          onClick={() => showPanel('history')}
        />
        <IconButton
          label="Appearance"
          icon={<Contrast size={16} />}
          onClick={() => showPanel('appearance')}
        />
        <span className="sidebar__space" />
        <IconButton
          label="Hide the sidebar"
          keys={['$mod+\\']}
          icon={<PanelLeftClose size={16} />}
          onClick={onHide}
        />
      </div>
      {edge}
    </nav>
  );
}
