import { visibleName } from '../../domain/visible-name.ts';
import { useCall } from '../data/queries.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { useSetting } from '../state/use-setting.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { ArticlesView } from './articles-view.tsx';
import { PassagesView } from './passages-view.tsx';
import './tag-view.css';
import { Ellipsis } from 'lucide-react';
import { MenuButton } from '../ui/menu-button.tsx';
import { TabBar } from '../ui/tab-bar.tsx';
import { tagMenu } from './tag-menu.tsx';

/** What bears a tag or one inside it: its passages, or the articles it is on. */
export function TagView({ path }: { readonly path: string }) {
  const [tab, setTab] = useSetting<string>('list.tag-tab', 'passages');
  const tag = useCall('tags.list', {}).data?.find((other) => other.path === path);
  const articles = useCall('articles.list', { tag: path, limit: 1 }).data?.total;
  const color = useTagColors().get(path) ?? null;
  const shown = tab === 'articles' ? 'articles' : 'passages';
  return (
    <>
      <div className="tag-view__head">
        <ColorDot color={color} />
        <h2 className="tag-view__name" title={path}>
          {visibleName(path.split('/').join(' / '))}
        </h2>
        {tag && (
          <MenuButton
            label="More for this tag"
            icon={<Ellipsis size={16} />}
            items={() => tagMenu(tag)}
            placement="bottom-end"
          />
        )}
      </div>
      {tag?.description && <p className="tag-view__definition">{tag.description}</p>}
      <TabBar
        label="What bears the tag"
        tabs={[
          { id: 'passages', label: 'Passages', count: tag?.passagesWithin },
          { id: 'articles', label: 'Articles', count: articles },
        ]}
        chosen={shown}
        onChoose={setTab}
      >
        {shown === 'passages' ? (
          <PassagesView params={{ tag: path }} bare />
        ) : (
          <ArticlesView params={{ tag: path }} bare />
        )}
      </TabBar>
    </>
  );
}
