import { describe, expect, it } from 'vitest';
import { exportChoices, type OnScreen } from './export-choices.ts';

const screen: OnScreen = {
  place: { kind: 'all' },
  selected: [],
  articleId: null,
  articleTitle: null,
  passageId: null,
  collection: null,
};
const ids = (over: Partial<OnScreen>, asked: Parameters<typeof exportChoices>[1] = null) =>
  exportChoices({ ...screen, ...over }, asked).map(({ id }) => id);

describe('what can be exported', () => {
  it('is at least everything', () => {
    expect(ids({})).toEqual(['everything']);
  });

  it('begins with what is selected, then what the list shows, then the open article', () => {
    expect(
      ids({ selected: ['a', 'b'], place: { kind: 'tag', path: 'T' }, articleId: 'a' }),
    ).toEqual(['selected', 'place', 'article', 'everything']);
  });

  it('begins with what was asked for by name', () => {
    expect(ids({ articleId: 'a' }, { passages: ['p'] })[0]).toBe('passages');
    expect(ids({ articleId: 'a' }, { choice: 'everything' })[0]).toBe('everything');
    const [tag] = exportChoices({ ...screen, place: { kind: 'tag', path: 'B' } }, { tag: 'A' });
    expect(tag?.selection).toEqual({ kind: 'tag', path: 'A' });
  });

  it('leaves out an empty search and an empty collection', () => {
    expect(ids({ place: { kind: 'search', query: ' ' } })).toEqual(['everything']);
    expect(
      ids({ place: { kind: 'collection', id: 'c' }, collection: { name: 'C', articles: [] } }),
    ).toEqual(['everything']);
  });
});
