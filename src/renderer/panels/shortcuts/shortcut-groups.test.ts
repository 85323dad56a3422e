import { describe, expect, it } from 'vitest';
import type { AppAction } from '../../actions/action.ts';
import { shortcutGroups } from './shortcut-groups.ts';

const action = (id: string, section: AppAction['section'], ...keys: string[]): AppAction => ({
  id,
  label: id,
  section,
  keys,
  scope: 'anywhere',
  run: () => {},
});
const all = [
  action('Undo', 'Edit', 'Ctrl Z'),
  action('Tag', 'Highlight', 'T'),
  action('About', 'Help'),
  action('Note', 'Highlight', 'N'),
];
const labels = (typed: string) =>
  shortcutGroups(all, typed, ({ keys }) => keys.join(' ')).map(({ section, actions }) => [
    section,
    ...actions.map(({ label }) => label),
  ]);

describe('the sheet of shortcuts', () => {
  it('shows commands with keys, by section and name', () => {
    expect(labels('')).toEqual([
      ['Highlight', 'Note', 'Tag'],
      ['Edit', 'Undo'],
    ]);
  });

  it('finds by name and by keys', () => {
    expect(labels('ctrl z')).toEqual([['Edit', 'Undo']]);
    expect(labels('not')).toEqual([['Highlight', 'Note']]);
    expect(labels('about')).toEqual([]);
  });
});
