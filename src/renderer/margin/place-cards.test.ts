import { expect, test } from 'vitest';
import { placeCards } from './place-cards.ts';

const GAP = 8;

function wishes(...tops: number[]): { top: number; height: number }[] {
  return tops.map((top) => ({ top, height: 50 }));
}

test('cards with room stand at the height of their words', () => {
  expect(placeCards(wishes(0, 100, 300), -1, GAP)).toEqual([0, 100, 300]);
});

test('crowding cards are pushed down in reading order', () => {
  expect(placeCards(wishes(0, 10, 20), -1, GAP)).toEqual([0, 58, 116]);
});

test('the active card keeps its place, and those before it are pushed up', () => {
  expect(placeCards(wishes(100, 110, 120, 130), 2, GAP)).toEqual([4, 62, 120, 178]);
});

test('cards before the active one move only as far as they must', () => {
  expect(placeCards(wishes(0, 120, 130), 2, GAP)).toEqual([0, 72, 130]);
});

test('no two cards ever overlap', () => {
  for (let round = 0; round < 200; round += 1) {
    const cards = Array.from({ length: 30 }, (_, index) => ({
      top: index * 20 + ((round * 37 + index * 61) % 50),
      height: 20 + ((round + index * 13) % 80),
    })).sort((a, b) => a.top - b.top);
    const active = round % 31 === 30 ? -1 : round % 31;
    const tops = placeCards(cards, active, GAP);
    for (let index = 1; index < cards.length; index += 1) {
      const end = (tops[index - 1] ?? 0) + (cards[index - 1]?.height ?? 0) + GAP;
      expect(tops[index]).toBeGreaterThanOrEqual(end);
    }
    if (active >= 0) expect(tops[active]).toBe(cards[active]?.top);
  }
});
