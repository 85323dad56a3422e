const PAIRS = ['()', '[]', '{}', '«»'] as const;
const OPENING = new Map(PAIRS.map(([open = '', close = '']) => [open, close]));
const MIRROR = new Map(
  PAIRS.flatMap(([open = '', close = '']) => [
    [open, close],
    [close, open],
  ]),
);

/** A closing bracket where only an opening one can stand: before a word, behind a space. */
const DRAWN = /(?:^|\s)[)\]}»]\S/u;

/**
 * A line that is read from right to left, with its brackets as they are read: faces draw them mirrored there, and some
 * programs write down what was drawn. They are turned only where all are in pairs afterwards, and were not before.
 */
export function turnBrackets(line: string): string {
  if (!DRAWN.test(line) || isPaired(line)) return line;
  const turned = line.replace(/[()[\]{}«»]/g, (sign) => MIRROR.get(sign) ?? sign);
  return isPaired(turned) ? turned : line;
}

function isPaired(line: string): boolean {
  const open: string[] = [];
  for (const sign of line) {
    const close = OPENING.get(sign);
    if (close !== undefined) open.push(close);
    else if (MIRROR.has(sign) && open.pop() !== sign) return false;
  }
  return open.length === 0;
}
