/** A card that wants to stand at the height of its words. CSS pixels. */
export interface CardWish {
  readonly top: number;
  readonly height: number;
}

/** What stands in the margin: a card, or, where too many crowd, one line for several. `top` in CSS pixels. */
export type Placed =
  | { readonly kind: 'card'; readonly index: number; readonly top: number }
  /** The cards `from` up to and without `to`. */
  | { readonly kind: 'stack'; readonly from: number; readonly to: number; readonly top: number };

/** The measures that cards are placed by, in CSS pixels. */
export interface Room {
  /** Between two cards. */
  readonly gap: number;
  /** How far from its words a card may stand; what would stand farther goes into a stack. */
  readonly reach: number;
  /** The height of a stack's line. */
  readonly stack: number;
  /** Nothing stands above this. */
  readonly start: number;
}

interface Item {
  placed: Placed;
  readonly height: number;
  /** Where it would like to be. */
  readonly wish: number;
}

/**
 * Where cards stand: each at the height of its words, pushed down where they crowd. The active card keeps
 * its place, and those before it are pushed up instead, unless they would leave the page by its top. A card
 * that would be pushed out of reach of its words goes into a stack, so that beside a passage there are
 * never the cards of a page before. Linear in time.
 * @param cards in reading order
 * @param active the index of the active card, or -1
 */
export function placeCards(cards: readonly CardWish[], active: number, room: Room): Placed[] {
  const held = cards[active];
  const before = pushDown(cards, 0, held ? active : cards.length, room.start, room);
  if (!held) return before.map(({ placed }) => placed);
  pushUp(before, held.top - room.gap, room);
  const lack = Math.max(0, room.start - (before[0]?.placed.top ?? held.top));
  const top = held.top + lack;
  const after = pushDown(cards, active + 1, cards.length, top + held.height + room.gap, room);
  return [
    ...before.map(({ placed }) => ({ ...placed, top: placed.top + lack })),
    { kind: 'card', index: active, top },
    ...after.map(({ placed }) => placed),
  ];
}

/** Places the cards `from` up to `to` under each other, from `free` on. */
function pushDown(
  cards: readonly CardWish[],
  from: number,
  to: number,
  free: number,
  { gap, reach, stack }: Room,
): Item[] {
  const items: Item[] = [];
  let next = free;
  for (let index = from; index < to; index += 1) {
    const card = cards[index];
    if (!card) continue;
    const last = items.at(-1);
    const top = Math.max(card.top, next);
    if (top - card.top > reach) {
      if (last?.placed.kind === 'stack') last.placed = { ...last.placed, to: index + 1 };
      else {
        items.push({
          placed: { kind: 'stack', from: index, to: index + 1, top: next },
          height: stack,
          wish: card.top,
        });
        next += stack + gap;
      }
      continue;
    }
    items.push({ placed: { kind: 'card', index, top }, height: card.height, wish: card.top });
    next = top + card.height + gap;
  }
  return items;
}

/** Pushes items up, from the last on, until they end above `limit`; changes the list. */
function pushUp(items: Item[], limit: number, { gap, reach, stack }: Room): void {
  let end = limit;
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at];
    if (!item || item.placed.top + item.height <= end) return;
    const top = end - item.height;
    const under = items[at + 1];
    const joins = under?.placed.kind === 'stack' ? under : null;
    if (item.placed.kind === 'card' ? item.wish - top > reach : joins) {
      const from = item.placed.kind === 'card' ? item.placed.index : item.placed.from;
      if (joins?.placed.kind === 'stack') {
        joins.placed = { ...joins.placed, from };
        items.splice(at, 1);
        continue;
      }
      const to = item.placed.kind === 'card' ? from + 1 : item.placed.to;
      items[at] = {
        placed: { kind: 'stack', from, to, top: end - stack },
        height: stack,
        wish: item.wish,
      };
      end -= stack + gap;
      continue;
    }
    item.placed = { ...item.placed, top };
    end = top - gap;
  }
}
