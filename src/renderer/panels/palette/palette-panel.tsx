import { useState } from 'react';
import type { AppAction } from '../../actions/action.ts';
import { useRegistry } from '../../actions/registry.ts';
import { useCall } from '../../data/queries.ts';
import { useSetting } from '../../state/use-setting.ts';
import { goTo, showPanel } from '../../state/view.ts';
import { ColorDot } from '../../ui/color-dot.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { usePanelProps } from '../panel-props.ts';
import { useArticlePicks } from './article-picks.tsx';
import { fuzzyFilter } from './fuzzy.ts';
import { readPaletteQuery, withRecent } from './palette-query.ts';
import { type Pick, type PickGroup, PickList } from './pick-list.tsx';

/** Every command by its name, and articles and tags beside them. */
export function PalettePanel() {
  const props = usePanelProps('palette');
  const [typed, setTyped] = useState(props?.typed ?? '');
  const { kind, text } = readPaletteQuery(typed);
  const commands = useCommandGroups(text, kind === 'all' || kind === 'commands');
  const articles = useArticlePicks(
    text,
    30,
    kind === 'articles' || (kind === 'all' && text !== ''),
  );
  const tags = useTagPicks(text, kind === 'tags');
  const groups = [
    ...commands,
    { label: 'Articles', picks: articles.picks },
    { label: 'Tags', picks: tags },
  ];
  return (
    <Dialog
      title="Command palette"
      bare
      className="dialog--top dialog--edges"
      onClose={() => showPanel(null)}
    >
      <PickList
        label="Command palette"
        placeholder="A command, or an article’s title"
        typed={typed}
        onType={setTyped}
        groups={groups}
        waiting={articles.waiting}
        empty={kind === 'tags' ? 'No tag has this name.' : 'Nothing has this name.'}
        onKey={(event) => {
          const again = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
          if (again) showPanel(null);
          return again;
        }}
      />
      <p className="picks__hint">
        <span>
          <b>&gt;</b> commands
        </span>
        <span>
          <b>@</b> articles
        </span>
        <span>
          <b>#</b> tags
        </span>
        <span className="panel-grow" />
        <span>↑ ↓ choose</span>
        <span>↵ run</span>
        <span>Esc close</span>
      </p>
    </Dialog>
  );
}

function useCommandGroups(text: string, enabled: boolean): readonly PickGroup[] {
  const actions = useRegistry((registry) => registry.actions);
  const [recent, setRecent] = useSetting<string[]>('palette.recent', []);
  if (!enabled) return [];
  const commands = [...actions.values()].filter(({ id }) => id !== 'view.palette');
  const rank = (id: string): number =>
    recent.includes(id) ? recent.length - recent.indexOf(id) : 0;
  const found = fuzzyFilter(
    text,
    commands,
    ({ label }) => label,
    (action) => rank(action.id) * 0.5 - (isOn(action) ? 0 : 8),
  );
  const picks = found.map(({ thing: action, match }): Pick & { readonly action: string } => {
    const enabledNow = action.enabled?.() ?? true;
    const [keys] = action.keys;
    return {
      action: action.id,
      id: action.id.replaceAll('.', '-'),
      label: action.label,
      at: match.at,
      detail: text === '' ? undefined : action.section,
      aside: keys === undefined ? undefined : <Kbd keys={keys} />,
      disabled: enabledNow === true ? undefined : enabledNow,
      run: () => {
        setRecent(withRecent(recent, action.id));
        showPanel(null);
        // After the palette has gone and the focus is back where the command expects it.
        requestAnimationFrame(() => void action.run());
      },
    };
  });
  if (text !== '') return [{ label: 'Commands', picks }];
  const isRecent = (pick: { readonly action: string }): boolean => rank(pick.action) > 0;
  const byName = picks
    .filter((pick) => !isRecent(pick))
    .sort((a, b) => a.label.localeCompare(b.label));
  const newest = picks.filter(isRecent).sort((a, b) => rank(b.action) - rank(a.action));
  return [
    { label: 'Recent', picks: newest },
    { label: 'Commands', picks: byName },
  ];
}

function isOn(action: AppAction): boolean {
  return (action.enabled?.() ?? true) === true;
}

const TAGS_SHOWN = 100;

function useTagPicks(text: string, enabled: boolean): readonly Pick[] {
  const { data: tags = [] } = useCall('tags.list', {}, { enabled });
  if (!enabled) return [];
  return fuzzyFilter(text, tags, ({ path }) => path)
    .slice(0, TAGS_SHOWN)
    .map(({ thing: tag, match }) => ({
      id: `tag-${tag.id}`,
      label: tag.path,
      at: match.at,
      detail: tag.description,
      icon: <ColorDot color={tag.color} />,
      aside: `${tag.passagesWithin} ${tag.passagesWithin === 1 ? 'passage' : 'passages'}`,
      run: () => {
        showPanel(null);
        goTo({ kind: 'tag', path: tag.path });
      },
    }));
}
