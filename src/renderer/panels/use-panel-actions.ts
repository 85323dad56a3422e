import type { AppAction } from '../actions/action.ts';
import { useActions } from '../actions/use-actions.ts';
import { useCall } from '../data/queries.ts';
import { useSetting } from '../state/use-setting.ts';
import { showPanel, useView } from '../state/view.ts';
import { addSample, removeSample } from './sample.ts';

/** The commands that open panels, and those of the sample library. */
export function usePanelActions(): void {
  const sample = useCall('notebook.info', {}).data?.sample ?? false;
  const [stepsGone, setStepsGone] = useSetting<boolean>('checklist.gone', false);
  useActions([
    ...PANELS.map(
      ({ panel, enabled, ...rest }): AppAction => ({
        ...rest,
        scope: 'anywhere',
        ...(enabled ? { enabled } : {}),
        run: () => showPanel(panel),
      }),
    ),
    {
      id: 'help.sample-add',
      label: 'Add the sample library',
      section: 'Help',
      keys: [],
      scope: 'anywhere',
      enabled: () => !sample || 'It is in the notebook',
      run: addSample,
    },
    {
      id: 'help.sample-remove',
      label: 'Remove the sample library',
      section: 'Help',
      keys: [],
      scope: 'anywhere',
      enabled: () => sample || 'It is not in the notebook',
      run: removeSample,
    },
    {
      id: 'help.first-steps',
      label: 'Show the first steps again',
      section: 'Help',
      keys: [],
      scope: 'anywhere',
      enabled: () => stepsGone || 'They were not dismissed',
      run: () => setStepsGone(false),
    },
  ]);
}

const PANELS: readonly (Pick<AppAction, 'id' | 'label' | 'section' | 'keys' | 'enabled'> & {
  readonly panel: string;
})[] = [
  {
    id: 'view.palette',
    label: 'Command palette',
    section: 'View',
    keys: ['$mod+k', '$mod+Shift+p'],
    panel: 'palette',
  },
  {
    id: 'go.open',
    label: 'Open an article…',
    section: 'Go',
    keys: ['$mod+o'],
    panel: 'quick-open',
  },
  {
    id: 'view.appearance',
    label: 'Appearance…',
    section: 'View',
    keys: ['$mod+,'],
    panel: 'appearance',
  },
  {
    id: 'edit.history',
    label: 'History…',
    section: 'Edit',
    keys: ['$mod+Shift+h'],
    panel: 'history',
  },
  {
    id: 'article.details',
    label: 'Article details…',
    section: 'Edit',
    keys: ['Alt+Enter'],
    enabled: () => useView.getState().articleId !== null || 'No article is open',
    panel: 'details',
  },
  { id: 'file.backups', label: 'Backups…', section: 'File', keys: [], panel: 'backups' },
  {
    id: 'file.empty-trash',
    label: 'Empty the trash…',
    section: 'File',
    keys: [],
    panel: 'purge',
  },
  {
    id: 'article.revisions',
    label: 'Revisions of the article…',
    section: 'View',
    keys: ['$mod+Shift+r'],
    enabled: () => useView.getState().articleId !== null || 'No article is open',
    panel: 'revisions',
  },
  { id: 'file.jobs', label: 'Imports…', section: 'File', keys: [], panel: 'jobs' },
  { id: 'tags.add', label: 'New tag…', section: 'Tags', keys: [], panel: 'tag-edit' },
  {
    id: 'file.collection-add',
    label: 'New collection…',
    section: 'File',
    keys: [],
    panel: 'collection-edit',
  },
  { id: 'file.own-name', label: 'Your name…', section: 'File', keys: [], panel: 'own-name' },
  { id: 'help.about', label: 'About Commonplace', section: 'Help', keys: [], panel: 'about' },
];
