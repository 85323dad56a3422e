/** Greek letters as the Symbol font has them, from `A` and from `a`. */
const UPPER = 'ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const LOWER = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
const SIGNS: Readonly<Record<number, string>> = {
  183: '•',
  163: '≤',
  179: '≥',
  177: '±',
  180: '×',
  185: '≠',
  174: '→',
  165: '∞',
  214: '√',
};
const PRIVATE = 0xf000;

/**
 * A character that Word gives by its number in a font: fonts of signs keep theirs in the private area, where
 * no other font has anything.
 * @param code hexadecimal
 */
export function symbolOf(code: string, font: string): string {
  const point = Number.parseInt(code, 16);
  if (!(point > 0) || point > 0xffff) return '';
  if (point < PRIVATE || point > PRIVATE + 0xff) return String.fromCharCode(point);
  const low = point - PRIVATE;
  if (/symbol/i.test(font)) {
    if (low >= 0x41 && low <= 0x5a) return UPPER[low - 0x41] ?? '';
    if (low >= 0x61 && low <= 0x7a) return LOWER[low - 0x61] ?? '';
    return SIGNS[low] ?? (low < 0x80 ? String.fromCharCode(low) : '\ufffd');
  }
  return '\u2022';
}
