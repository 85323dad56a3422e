/** A card that wants to stand at the height of its words. CSS pixels. */
export interface CardWish {
  readonly top: number;
  readonly height: number;
}

/**
 * Where cards stand: each at the height of its words, pushed down where they crowd. The active card keeps
 * its place; those before it are pushed up instead.
 * @param cards in reading order
 * @param active the index of the active card, or -1
 * @param gap between two cards, in CSS pixels
 * @returns one top a card, in CSS pixels
 */
export function placeCards(cards: readonly CardWish[], active: number, gap: number): number[] {
  const tops: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const [index, card] of cards.entries()) {
    const top = index === active ? card.top : Math.max(card.top, free);
    tops.push(top);
    free = top + card.height + gap;
  }
  for (let index = active - 1; index >= 0; index -= 1) {
    const limit = (tops[index + 1] ?? 0) - gap - (cards[index]?.height ?? 0);
    const top = tops[index] ?? 0;
    if (top <= limit) break;
    tops[index] = limit;
  }
  return tops;
}
