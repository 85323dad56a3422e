import { lazy, Suspense } from 'react';
import { useCall } from '../data/queries.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { openPanel } from '../panels/panel-props.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { collectArticles, countArticles, tagArticles } from './article-changes.ts';

const PickDialog = lazy(async () => ({
  default: (await import('../ui/pick-dialog.tsx')).PickDialog,
}));

/** What is asked for, and for which articles. */
export interface Asked {
  readonly kind: 'tag' | 'collection';
  readonly ids: readonly string[];
}

/** Asks for a tag or a collection for articles, and puts them there. */
export function PickFor({
  asked,
  onClose,
}: {
  readonly asked: Asked;
  readonly onClose: () => void;
}) {
  return (
    <Suspense fallback={null}>
      {asked.kind === 'tag' ? (
        <PickTag ids={asked.ids} onClose={onClose} />
      ) : (
        <PickCollection ids={asked.ids} onClose={onClose} />
      )}
    </Suspense>
  );
}

interface PickProps {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

function PickTag({ ids, onClose }: PickProps) {
  const tags = useCall('tags.list', {}).data ?? [];
  const colors = useTagColors();
  return (
    <PickDialog
      title={`Tag ${countArticles(ids.length)}`}
      placeholder="Tag, or Parent/Child for a new one"
      choices={tags.map(({ path, passagesWithin }) => ({
        id: path,
        label: path.split('/').join(' / '),
        icon: <ColorDot color={colors.get(path) ?? null} />,
        detail: passagesWithin.toLocaleString('en'),
      }))}
      newLabel={(words) => `New tag “${words}”`}
      onNew={(words) => void tagArticles(ids, words)}
      onPick={(path) => void tagArticles(ids, path)}
      onClose={onClose}
    />
  );
}

function PickCollection({ ids, onClose }: PickProps) {
  const collections = useCall('collections.list', {}).data ?? [];
  return (
    <PickDialog
      title={`Put ${countArticles(ids.length)} into a collection`}
      placeholder="Collection"
      choices={collections.map(({ id, name, articles }) => ({
        id,
        label: name,
        detail: articles.toLocaleString('en'),
      }))}
      newLabel={(words) => (words ? `New collection “${words}”…` : 'New collection…')}
      onNew={(name) => openPanel('collection-edit', { ...(name ? { name } : {}), articles: ids })}
      onPick={(id) => {
        const collection = collections.find((other) => other.id === id);
        if (collection) void collectArticles(ids, collection);
      }}
      onClose={onClose}
    />
  );
}
