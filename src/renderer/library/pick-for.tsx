import { lazy, Suspense } from 'react';
import { useCall } from '../data/queries.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { openPanel } from '../panels/panel-props.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { collectArticles, countArticles, tagArticles } from './article-changes.ts';
import { countPassages } from './article-words.ts';
import { tagPassages } from './passage-changes.ts';

const PickDialog = lazy(async () => ({
  default: (await import('../ui/pick-dialog.tsx')).PickDialog,
}));

/** What is asked for, and for which articles or passages. */
export interface Asked {
  readonly kind: 'tag' | 'collection' | 'passage-tag';
  readonly ids: readonly string[];
}

/** Asks for a tag or a collection, and puts articles or passages there. */
export function PickFor({
  asked,
  onClose,
}: {
  readonly asked: Asked;
  readonly onClose: () => void;
}) {
  return (
    <Suspense fallback={null}>
      {asked.kind === 'collection' ? (
        <PickCollection ids={asked.ids} onClose={onClose} />
      ) : (
        <PickTag
          of={
            asked.kind === 'tag' ? countArticles(asked.ids.length) : countPassages(asked.ids.length)
          }
          onTag={(path) => void (asked.kind === 'tag' ? tagArticles : tagPassages)(asked.ids, path)}
          onClose={onClose}
        />
      )}
    </Suspense>
  );
}

interface PickTagProps {
  /** "3 articles". */
  readonly of: string;
  readonly onTag: (path: string) => void;
  readonly onClose: () => void;
}

function PickTag({ of, onTag, onClose }: PickTagProps) {
  const tags = useCall('tags.list', {}).data ?? [];
  const colors = useTagColors();
  return (
    <PickDialog
      title={`Tag ${of}`}
      placeholder="Tag, or Parent/Child for a new one"
      choices={tags.map(({ path, passagesWithin }) => ({
        id: path,
        label: path.split('/').join(' / '),
        icon: <ColorDot color={colors.get(path) ?? null} />,
        detail: passagesWithin.toLocaleString('en'),
      }))}
      newLabel={(words) => `New tag “${words}”`}
      onNew={onTag}
      onPick={onTag}
      onClose={onClose}
    />
  );
}

interface PickCollectionProps {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

function PickCollection({ ids, onClose }: PickCollectionProps) {
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
