import { Inbox, ListTree, Trash2, TriangleAlert } from 'lucide-react';
import { useCall } from '../data/queries.ts';
import { goTo, useView } from '../state/view.ts';
import { SidebarRow } from './sidebar-row.tsx';

/** The places every notebook has. What waits for review and what is in the trash show only when there is some. */
export function PlaceList() {
  const info = useCall('notebook.info', {}).data;
  const place = useView((view) => view.place);
  const rows = [
    { kind: 'all', label: 'All articles', icon: <Inbox size={16} />, count: info?.articles },
    { kind: 'passages', label: 'Passages', icon: <ListTree size={16} />, count: info?.passages },
    { kind: 'review', label: 'To review', icon: <TriangleAlert size={16} />, count: info?.review },
    { kind: 'trash', label: 'Trash', icon: <Trash2 size={16} />, count: info?.trashed },
  ] as const;
  const shown = rows.filter(
    ({ kind, count }) =>
      kind === 'all' || kind === 'passages' || kind === place.kind || (count ?? 0) > 0,
  );
  return (
    <ul data-rove>
      {shown.map(({ kind, label, icon, count }) => (
        <SidebarRow
          key={kind}
          icon={icon}
          label={label}
          count={count}
          current={place.kind === kind}
          onOpen={() => goTo({ kind })}
        />
      ))}
    </ul>
  );
}
