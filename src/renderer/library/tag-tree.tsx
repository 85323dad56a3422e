import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useMemo } from 'react';
import type { Color } from '../../contract/passage.ts';
import { visibleName } from '../../domain/visible-name.ts';
import { useCall } from '../data/queries.ts';
import { useTagColors } from '../data/use-tag-colors.ts';
import { openPanel } from '../panels/panel-props.ts';
import { useSetting } from '../state/use-setting.ts';
import { goTo, showPanel, useView } from '../state/view.ts';
import { classNames } from '../ui/class-names.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { useContextMenu } from '../ui/use-context-menu.tsx';
import { tagArticles } from './article-changes.ts';
import { startDrag } from './drag.ts';
import { tagPassages } from './passage-changes.ts';
import { SidebarSection } from './sidebar-section.tsx';
import { deleteTag, moveTag, tagMenu } from './tag-menu.tsx';
import { type TagRow, tagRows } from './tag-rows.ts';
import './tag-tree.css';
import { useDrop } from './use-drop.ts';

/** The codebook as a tree. Articles and passages dropped on a tag get it; a tag dropped on another goes under it. */
export function TagTree() {
  const tags = useCall('tags.list', {}).data;
  const colors = useTagColors();
  const [closedIds, setClosed] = useSetting<string[]>('tags.closed', []);
  const closed = useMemo(() => new Set(closedIds), [closedIds]);
  const rows = useMemo(() => tagRows(tags ?? [], closed), [tags, closed]);
  const { over, handlers } = useDrop(['tag'], (what) => {
    if (what.kind === 'tag' && what.path.includes('/')) void moveTag(what.path, null);
  });
  const setOpen = (id: string, open: boolean): void =>
    setClosed(open ? closedIds.filter((other) => other !== id) : [...closedIds, id]);
  return (
    <SidebarSection title="Tags" addLabel="New tag" onAdd={() => showPanel('tag-edit')}>
      {(titleId) =>
        tags?.length === 0 ? (
          <p className="sidebar__tip">
            Select words in an article and press T to give them their first tag.
          </p>
        ) : (
          <div
            role="tree"
            aria-labelledby={titleId}
            data-rove
            className={over ? 'tag-tree tag-tree--over' : 'tag-tree'}
            {...handlers}
          >
            {rows.map((row) => (
              <TagTreeRow
                key={row.tag.id}
                row={row}
                color={colors.get(row.tag.path) ?? null}
                onOpenChange={(open) => setOpen(row.tag.id, open)}
              />
            ))}
          </div>
        )
      }
    </SidebarSection>
  );
}

interface RowProps {
  readonly row: TagRow;
  readonly color: Color | null;
  readonly onOpenChange: (open: boolean) => void;
}

function TagTreeRow({ row, color, onOpenChange }: RowProps) {
  const { tag, level, hasChildren, open } = row;
  const current = useView(({ place }) => place.kind === 'tag' && place.path === tag.path);
  const context = useContextMenu();
  const { over, handlers } = useDrop(['articles', 'passages', 'tag'], (what) => {
    if (what.kind === 'articles') void tagArticles(what.ids, tag.path);
    else if (what.kind === 'passages') void tagPassages(what.ids, tag.path);
    else if (what.kind === 'tag' && what.path !== tag.path) void moveTag(what.path, tag.path);
  });
  const show = (): void => goTo({ kind: 'tag', path: tag.path });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Keys of the menu come up through the tree of components, though the menu stands elsewhere.
    if (event.target !== event.currentTarget) return;
    if (event.key === 'ArrowRight' && hasChildren && !open) onOpenChange(true);
    else if (event.key === 'ArrowRight' && open) neighbour(event.currentTarget, 1)?.focus();
    else if (event.key === 'ArrowLeft' && open) onOpenChange(false);
    else if (event.key === 'ArrowLeft') parentRow(event.currentTarget, level)?.focus();
    else if (event.key === 'Enter' || event.key === ' ') show();
    else if (event.key === 'F2') openPanel('tag-edit', { path: tag.path });
    else if (event.key === 'Delete') void deleteTag(tag);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        role="treeitem"
        data-row
        tabIndex={-1}
        className={classNames('sidebar-row', 'tag-tree__row', over && 'sidebar-row--over')}
        style={{ paddingInlineStart: 8 + (level - 1) * 20 }}
        aria-level={level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-selected={current}
        aria-expanded={hasChildren ? open : undefined}
        aria-label={`${tag.name}, ${tag.passagesWithin.toLocaleString('en')} passages`}
        title={tag.description || undefined}
        draggable
        onDragStart={(event) => startDrag(event, { kind: 'tag', path: tag.path }, tag.path)}
        onClick={show}
        onKeyDown={onKeyDown}
        onContextMenu={(event) => context.open(event, tag.name, tagMenu(tag))}
        {...handlers}
      >
        <span className="tag-tree__dot">
          <ColorDot color={color} />
        </span>
        <span className="sidebar-row__label tag-tree__label">{visibleName(tag.name)}</span>
        {hasChildren && (
          <span
            className={open ? 'tag-tree__twist tag-tree__twist--open' : 'tag-tree__twist'}
            aria-hidden
            onClick={(event) => {
              event.stopPropagation();
              onOpenChange(!open);
            }}
          >
            <ChevronRight size={12} />
          </span>
        )}
        <span className="tag-tree__space" />
        <span className="sidebar-row__count">{tag.passagesWithin.toLocaleString('en')}</span>
      </div>
      {context.menu}
    </>
  );
}

function neighbour(row: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  return rows[rows.indexOf(row) + step];
}

function parentRow(row: HTMLElement, level: number): HTMLElement | undefined {
  let at = neighbour(row, -1);
  while (at && Number(at.ariaLevel) >= level) at = neighbour(at, -1);
  return at;
}
