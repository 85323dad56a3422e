/** A rectangle on a page, from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Words that far apart, in heights of their line, are marked as one. */
const GAP = 0.8;

/** Joins the boxes of words that stand on one line beside each other. @param boxes in reading order */
export function joinBoxes(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const box of boxes) {
    if (box.right - box.left < 0.5 || box.bottom - box.top < 0.5) continue;
    const last = joined.at(-1);
    if (last && isBeside(last, box)) {
      joined[joined.length - 1] = {
        left: Math.min(last.left, box.left),
        top: Math.min(last.top, box.top),
        right: Math.max(last.right, box.right),
        bottom: Math.max(last.bottom, box.bottom),
      };
    } else joined.push(box);
  }
  return joined;
}

function isBeside(one: Box, other: Box): boolean {
  const height = Math.min(one.bottom - one.top, other.bottom - other.top);
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  const apart = Math.max(one.left, other.left) - Math.min(one.right, other.right);
  return shared > height / 2 && apart < GAP * height;
}

/** How a box stands on its page. @param scale CSS pixels for each of its units */
export function styleOf({ left, top, right, bottom }: Box, scale: number) {
  return {
    left: left * scale,
    top: top * scale,
    width: (right - left) * scale,
    height: (bottom - top) * scale,
  };
}

/** Whether a point is in one of the boxes. */
export function holds(boxes: readonly Box[], x: number, y: number): boolean {
  return boxes.some(
    ({ left, top, right, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}
