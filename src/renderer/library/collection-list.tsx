import { Folder, FolderPen, Trash2, Upload } from 'lucide-react';
import type { Collection } from '../../contract/article.ts';
import { useCall } from '../data/queries.ts';
import { openPanel } from '../panels/panel-props.ts';
import { change } from '../state/change.ts';
import { goTo, showPanel, useView } from '../state/view.ts';
import type { MenuItem } from '../ui/menu.tsx';
import { useContextMenu } from '../ui/use-context-menu.tsx';
import { collectArticles } from './article-changes.ts';
import { SidebarRow } from './sidebar-row.tsx';
import { SidebarSection } from './sidebar-section.tsx';
import { useDrop } from './use-drop.ts';

/** The collections; articles can be dropped on one. */
export function CollectionList() {
  const collections = useCall('collections.list', {}).data;
  return (
    <SidebarSection
      title="Collections"
      addLabel="New collection"
      onAdd={() => showPanel('collection-edit')}
    >
      {(titleId) =>
        collections?.length === 0 ? (
          <p className="sidebar__tip">
            Articles that belong together. Make one with +, then drop articles on it.
          </p>
        ) : (
          <ul data-rove aria-labelledby={titleId}>
            {collections?.map((collection) => (
              <CollectionRow key={collection.id} collection={collection} />
            ))}
          </ul>
        )
      }
    </SidebarSection>
  );
}

function CollectionRow({ collection }: { readonly collection: Collection }) {
  const current = useView(({ place }) => place.kind === 'collection' && place.id === collection.id);
  const context = useContextMenu();
  const { over, handlers } = useDrop(['articles'], (what) => {
    if (what.kind === 'articles') void collectArticles(what.ids, collection);
  });
  return (
    <>
      <SidebarRow
        icon={<Folder size={16} />}
        label={collection.name}
        count={collection.articles}
        current={current}
        over={over}
        onOpen={() => goTo({ kind: 'collection', id: collection.id })}
        onMenu={(event) => context.open(event, collection.name, menuFor(collection))}
        dropHandlers={handlers}
      />
      {context.menu}
    </>
  );
}

function menuFor({ id, name }: Collection): MenuItem[] {
  return [
    {
      kind: 'item',
      label: 'Rename…',
      icon: <FolderPen size={16} />,
      run: () => openPanel('collection-edit', { id, name }),
    },
    {
      kind: 'item',
      label: 'Add articles to it…',
      icon: <Upload size={16} />,
      run: () => openPanel('import', { collection: id }),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'Delete the collection',
      detail: 'articles stay',
      icon: <Trash2 size={16} />,
      danger: true,
      run: () => void deleteCollection(id, name),
    },
  ];
}

async function deleteCollection(id: string, name: string): Promise<void> {
  const done = await change(
    'collections.delete',
    { id },
    `Deleted the collection “${name}”; its articles stay`,
  );
  const { place } = useView.getState();
  if (done && place.kind === 'collection' && place.id === id) goTo({ kind: 'all' });
}
