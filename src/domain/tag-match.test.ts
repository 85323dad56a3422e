import { expect, test } from 'vitest';
import type { Tag } from '../contract/tag.ts';
import { matchSpan, offerTags, splitTagList, typedPath } from './tag-match.ts';

function tag(path: string, used: string | null = null): Tag {
  return {
    id: path,
    path,
    name: path.split('/').at(-1) ?? path,
    parentId: null,
    color: null,
    description: '',
    passages: 0,
    articles: 0,
    passagesWithin: 0,
    used,
  };
}

const TAGS = [
  tag('Claims', '2025-01-01'),
  tag('Claims/Disputed', '2025-03-01'),
  tag('Éditeur'),
  tag('Reading'),
  tag('Reading/Slow reading', '2025-02-01'),
];

function offered(typed: string, set: string[] = []): string[] {
  return offerTags(TAGS, typed, set).map((offer) =>
    offer.kind === 'new' ? `+${offer.path}` : offer.path,
  );
}

test('with nothing typed the tags last used come first', () => {
  expect(offered('').slice(0, 3)).toEqual(['Claims/Disputed', 'Reading/Slow reading', 'Claims']);
});

test('names match at the starts of words, not inside them', () => {
  expect(offered('read')).toEqual(['Reading', 'Reading/Slow reading', '+read']);
  expect(offered('ading')).toEqual(['+ading']);
});

test('case and accents do not matter, and a known tag is not offered as new', () => {
  expect(offered('editeur')).toEqual(['Éditeur']);
  expect(offered('CLAIMS')[0]).toBe('Claims');
  expect(offered('CLAIMS')).not.toContain('+CLAIMS');
});

test('a typed path matches the names of a path in order, and can be made', () => {
  expect(offered('cl/dis')).toEqual(['Claims/Disputed', '+cl/dis']);
  expect(offered('claims/new')).toEqual(['+Claims/new']);
  expect(offered('Claims/New')).toEqual(['+Claims/New']);
});

test('tags already set are hidden and not offered as new', () => {
  expect(offered('claims', ['claims'])).toEqual(['Claims/Disputed']);
});

test('signs that mean something to patterns are plain text', () => {
  expect(offered('a(b')).toEqual(['+a(b']);
  expect(offered('/')).not.toContain('+/');
});

test('a pasted list makes one tag of each part', () => {
  expect(splitTagList('a, b; c\nd/e,, ')).toEqual(['a', 'b', 'c', 'd/e']);
});

test('a slash at the end asks for what is inside', () => {
  expect(offered('claims/')).toEqual(['Claims/Disputed']);
});

test('a name of the tag itself comes before a name of its parent', () => {
  expect(offered('disp')[0]).toBe('Claims/Disputed');
  expect(offered('slow')[0]).toBe('Reading/Slow reading');
});

test('words typed to their end mean the tag at that path, or the one tag of that name', () => {
  expect(typedPath(TAGS, 'claims/disputed')).toBe('Claims/Disputed');
  expect(typedPath(TAGS, 'DISPUTED')).toBe('Claims/Disputed');
  expect(typedPath(TAGS, 'editeur')).toBe('Éditeur');
  expect(typedPath(TAGS, ' claims /  New  one')).toBe('Claims/New one');
  expect(typedPath(TAGS, 'rea')).toBe('rea');
  expect(typedPath(TAGS, '//')).toBeNull();
});

test('a name that two tags bear means neither of them', () => {
  const two = [...TAGS, tag('Reading/Disputed')];
  expect(typedPath(two, 'disputed')).toBe('disputed');
});

test('what matched can be shown, in the tag itself rather than in its parent', () => {
  expect(matchSpan('Reading/Slow reading', 'read')).toEqual({ start: 13, end: 17 });
  expect(matchSpan('Claims/Disputed', 'cl/dis')).toEqual({ start: 7, end: 10 });
  expect(matchSpan('Éditeur', 'edi')).toEqual({ start: 0, end: 3 });
  expect(matchSpan('Claims', 'x')).toBeNull();
  expect(matchSpan('Claims', '')).toBeNull();
});
