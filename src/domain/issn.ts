/**
 * The first ISSN in a text, as it is written: four digits, a hyphen, three digits and the check digit. Null where
 * there is none, or its check digit is wrong (ISO 3297, annex A: weights 8 to 2, modulo 11, X for 10).
 */
export function issnIn(text: string): string | null {
  for (const [, first = '', last = ''] of text.matchAll(
    /(?<![\dX-])(\d{4})-?(\d{3}[\dXx])(?![\dX-])/g,
  )) {
    const issn = `${first}-${last.toUpperCase()}`;
    if (isSound(issn.replace('-', ''))) return issn;
  }
  return null;
}

function isSound(digits: string): boolean {
  const sum = [...digits.slice(0, 7)].reduce(
    (total, digit, at) => total + Number(digit) * (8 - at),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return digits[7] === (check === 10 ? 'X' : String(check));
}
