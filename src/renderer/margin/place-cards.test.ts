import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CardWish, type Placed, placeCards, type Room } from './place-cards.ts';

const ROOM: Room = {
  gap: 8,
  reach: Number.POSITIVE_INFINITY,
  stack: 28,
  start: Number.NEGATIVE_INFINITY,
};
const NEAR: Room = { ...ROOM, reach: 100 };

function wishes(...tops: number[]): CardWish[] {
  return tops.map((top) => ({ top, height: 50 }));
}

function tops(cards: readonly CardWish[], active: number, room: Room = ROOM): number[] {
  return placeCards(cards, active, room).map(({ top }) => top);
}

function height(cards: readonly CardWish[], placed: Placed): number {
  return placed.kind === 'stack' ? ROOM.stack : (cards[placed.index]?.height ?? 0);
}

test('cards with room stand at the height of their words', () => {
  expect(tops(wishes(0, 100, 300), -1)).toEqual([0, 100, 300]);
});

test('crowding cards are pushed down in reading order', () => {
  expect(tops(wishes(0, 10, 20), -1)).toEqual([0, 58, 116]);
});

test('the active card keeps its place, and those before it are pushed up', () => {
  expect(tops(wishes(100, 110, 120, 130), 2)).toEqual([4, 62, 120, 178]);
});

test('cards before the active one move only as far as they must', () => {
  expect(tops(wishes(0, 100, 110), 2)).toEqual([-6, 52, 110]);
  expect(tops(wishes(0, 300, 310), 2)).toEqual([0, 252, 310]);
});

test('no card leaves the page by its top: the active one gives way', () => {
  expect(tops(wishes(0, 10), 1, { ...ROOM, start: 0 })).toEqual([0, 58]);
});

test('nothing stands above the start', () => {
  expect(tops(wishes(0, 10), -1, { ...ROOM, start: 40 })).toEqual([40, 98]);
});

test('cards that would stand out of reach of their words go into one stack', () => {
  expect(placeCards(wishes(0, 10, 20, 30, 40, 400), -1, NEAR)).toEqual([
    { kind: 'card', index: 0, top: 0 },
    { kind: 'card', index: 1, top: 58 },
    { kind: 'card', index: 2, top: 116 },
    { kind: 'stack', from: 3, to: 5, top: 174 },
    { kind: 'card', index: 5, top: 400 },
  ]);
});

test('cards that the active one would push too far up go into a stack above it', () => {
  const placed = placeCards(wishes(300, 305, 310, 315, 320), 4, NEAR);
  expect(placed.at(-1)).toEqual({ kind: 'card', index: 4, top: 320 });
  expect(placed.some(({ kind }) => kind === 'stack')).toBe(true);
});

const crowds = fc
  .array(
    fc.record({
      top: fc.integer({ min: 0, max: 2000 }),
      height: fc.integer({ min: 20, max: 300 }),
    }),
    {
      maxLength: 60,
    },
  )
  .map((cards) => cards.sort((a, b) => a.top - b.top));

test('every card is placed once or is in a stack, in order, and nothing overlaps', () => {
  fc.assert(
    fc.property(crowds, fc.integer({ min: -1, max: 59 }), fc.boolean(), (cards, wanted, near) => {
      const active = wanted < cards.length ? wanted : -1;
      const room = near ? NEAR : ROOM;
      const placed = placeCards(cards, active, room);
      const order = placed.flatMap((one) =>
        one.kind === 'card'
          ? [one.index]
          : Array.from({ length: one.to - one.from }, (_, at) => one.from + at),
      );
      expect(order).toEqual(cards.map((_, index) => index));
      for (const [at, one] of placed.entries()) {
        const next = placed[at + 1];
        if (next) expect(next.top).toBeGreaterThanOrEqual(one.top + height(cards, one) + room.gap);
        if (one.kind !== 'card') continue;
        const wish = cards[one.index]?.top ?? 0;
        expect(Math.abs(one.top - wish)).toBeLessThanOrEqual(room.reach);
        if (one.index === active) expect(one.top).toBe(wish);
      }
    }),
  );
});

test('ten thousand cards are placed in a moment', () => {
  const cards = wishes(...Array.from({ length: 10_000 }, (_, index) => index * 6));
  const from = performance.now();
  placeCards(cards, 5_000, NEAR);
  expect(performance.now() - from).toBeLessThan(200);
});
