import { expect, test } from 'vitest';
import type { Tag } from '../../contract/tag.ts';
import { offerTags } from '../../domain/tag-match.ts';
import { type Press, pathsIn, type TagField, tagStep } from './tag-keys.ts';

const TAGS: readonly Tag[] = [
  ['Claims', '2025-01-01'],
  ['Claims/Disputed', '2025-03-01'],
  ['Reading', null],
].map(([path, used]) => ({
  id: path ?? '',
  path: path ?? '',
  name: path?.split('/').at(-1) ?? '',
  parentId: null,
  color: null,
  description: '',
  passages: 0,
  articles: 0,
  passagesWithin: 0,
  used: used ?? null,
}));

function field(typed: string, more: Partial<TagField> = {}): TagField {
  const current = more.current ?? [];
  const offers = offerTags(TAGS, typed, current);
  const marked = typed === '' ? -1 : 0;
  return { typed, current, tags: TAGS, offers, marked, lastChosen: false, ...more };
}

function press(key: string, more: Partial<Press> = {}): Press {
  return {
    key,
    code: '',
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...more,
  };
}

test('Enter takes the marked offer, and closes where nothing is typed or marked', () => {
  expect(tagStep(press('Enter'), field('dis'))).toEqual({
    kind: 'add',
    paths: ['Claims/Disputed'],
  });
  expect(tagStep(press('Enter'), field('New'))).toEqual({ kind: 'add', paths: ['New'] });
  expect(tagStep(press('Enter'), field(''))).toEqual({ kind: 'save' });
  expect(tagStep(press('Enter'), field('', { marked: 1 }))).toEqual({
    kind: 'add',
    paths: ['Claims'],
  });
});

test('a comma takes what was typed, not what is offered', () => {
  expect(tagStep(press(','), field('rea'))).toEqual({ kind: 'add', paths: ['rea'] });
  expect(tagStep(press(','), field('READING'))).toEqual({ kind: 'add', paths: ['Reading'] });
  expect(tagStep(press(','), field(' '))).toEqual({ kind: 'nothing' });
});

test('Tab takes the first offer only if it matches, else what was typed, and goes on from an empty field', () => {
  expect(tagStep(press('Tab'), field('rea'))).toEqual({ kind: 'add', paths: ['Reading'] });
  expect(tagStep(press('Tab'), field('quite new'))).toEqual({ kind: 'add', paths: ['quite new'] });
  expect(tagStep(press('Tab'), field(''))).toBeNull();
  expect(tagStep(press('Tab', { shiftKey: true }), field('rea'))).toBeNull();
});

test('arrows mark the offers round and round', () => {
  const three = offerTags(TAGS, '', []);
  expect(tagStep(press('ArrowDown'), field(''))).toEqual({ kind: 'mark', index: 0 });
  expect(tagStep(press('ArrowUp'), field(''))).toEqual({ kind: 'mark', index: three.length - 1 });
  expect(tagStep(press('ArrowDown'), field('', { marked: 2 }))).toEqual({ kind: 'mark', index: 0 });
});

test('Backspace in an empty field chooses the last tag, and the second takes it off', () => {
  const set = { current: ['Reading', 'Claims'] };
  expect(tagStep(press('Backspace'), field('', set))).toEqual({ kind: 'choose-last' });
  expect(tagStep(press('Backspace'), field('', { ...set, lastChosen: true }))).toEqual({
    kind: 'remove',
    path: 'Claims',
  });
  expect(tagStep(press('Backspace'), field('x', set))).toBeNull();
  expect(tagStep(press('Backspace'), field(''))).toBeNull();
});

test('Escape closes without taking what was typed; Ctrl+Enter closes and takes it', () => {
  expect(tagStep(press('Escape'), field('rea'))).toEqual({ kind: 'leave' });
  expect(tagStep(press('Enter', { ctrlKey: true }), field('rea'))).toEqual({ kind: 'save' });
});

test('Alt and a digit take a recent tag, whatever the key types; a digit alone is typed', () => {
  const alt = press('¡', { code: 'Digit1', altKey: true });
  expect(tagStep(alt, field(''))).toEqual({ kind: 'add', paths: ['Claims/Disputed'] });
  expect(tagStep(press('1', { code: 'Digit1' }), field(''))).toBeNull();
  expect(tagStep(alt, field('rea'))).toEqual({ kind: 'nothing' });
});

test('a pasted list means the tags that are there and new ones, each once', () => {
  expect(pathsIn('disputed, b; Claims/C\nB', TAGS)).toEqual(['Claims/Disputed', 'b', 'Claims/C']);
  expect(pathsIn('reading, READING', TAGS)).toEqual(['Reading']);
});
