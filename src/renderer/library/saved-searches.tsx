import { Search, Trash2 } from 'lucide-react';
import type { SavedSearch } from '../../contract/search.ts';
import { useCall } from '../data/queries.ts';
import { openPanel } from '../panels/panel-props.ts';
import { change } from '../state/change.ts';
import { goTo, useView } from '../state/view.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { useContextMenu } from '../ui/use-context-menu.tsx';
import { SidebarRow } from './sidebar-row.tsx';
import { SidebarSection } from './sidebar-section.tsx';

/** The searches kept under a name. */
export function SavedSearches() {
  const searches = useCall('searches.list', {}).data;
  const place = useView((view) => view.place);
  const context = useContextMenu();
  return (
    <SidebarSection title="Saved searches">
      {(titleId) => (
        <>
          {searches?.length === 0 ? (
            <p className="sidebar__tip">Search for something, then keep the search here.</p>
          ) : (
            <ul data-rove aria-labelledby={titleId}>
              {searches?.map((search) => (
                <SidebarRow
                  key={search.id}
                  icon={<Search size={16} />}
                  label={search.name}
                  current={place.kind === 'search' && place.query === search.query}
                  onOpen={() => goTo({ kind: 'search', query: search.query })}
                  onMenu={(event) => context.open(event, search.name, menuFor(search))}
                />
              ))}
            </ul>
          )}
          {context.menu}
        </>
      )}
    </SidebarSection>
  );
}

function menuFor({ id, name, query }: SavedSearch): MenuItem[] {
  return [
    { kind: 'item', label: 'Export what it finds…', run: () => openPanel('export', { query }) },
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'Delete the saved search',
      icon: <Trash2 size={16} />,
      danger: true,
      run: () => void change('searches.delete', { id }, `Deleted the saved search “${name}”`),
    },
  ];
}
