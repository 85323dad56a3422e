/** What a UTF-16 code unit is to the rule. */
export const KIND = {
  /** Anything else: punctuation, symbols. */
  sign: 0,
  letter: 1,
  digit: 2,
  /** Belongs to the character before it: combining marks, joiners, the second half of a surrogate pair. */
  follower: 3,
  /** A letter of a script that is written without spaces, or an emoji: each may be a word of its own. */
  free: 4,
  space: 5,
  /** Is not seen: zero-width space, direction marks, variation selectors for emoji. */
  invisible: 6,
  softHyphen: 7,
  /** May be a hyphen, a minus or a dash, by what stands around it. */
  hyphen: 8,
  /** Is a dash whatever stands around it. */
  dash: 9,
  /** Any quotation mark or apostrophe. */
  quotation: 10,
} as const;

/** What every quotation mark and apostrophe is folded to. */
export const FOLDED_QUOTATION = 0x27;

const LETTER = /[\p{L}_]/u;
const DIGIT = /\p{N}/u;
const MARK = /\p{M}/u;
const FREE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SPACE = /[\s\u0085]/;
/** Not the joiners (they make words of Persian and Indic scripts, and emoji) nor overrides of direction. */
const INVISIBLE =
  /[\u061c\u180e\u200b\u200e\u200f\u202a-\u202c\u2060\u2066-\u2069\ufeff]|\ufe0e|\ufe0f/;
const HYPHENS = '-\u05be\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d';
const DASHES = '\u2014\u2015\u2e3a\u2e3b\ufe58';
const SINGLE = "'`\u00b4\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u02bc\u300c\u300d\uff07";
const DOUBLE =
  '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036\u300e\u300f\u301d\u301e\u301f\uff02';

/** The kind of each code unit, computed once for the program. */
export const kindOf: Uint8Array = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (unit === 0xad) return KIND.softHyphen;
  if (INVISIBLE.test(character)) return KIND.invisible;
  if (SPACE.test(character)) return KIND.space;
  if (HYPHENS.includes(character)) return KIND.hyphen;
  if (DASHES.includes(character)) return KIND.dash;
  if (SINGLE.includes(character) || DOUBLE.includes(character)) return KIND.quotation;
  if (unit >= 0xd800 && unit <= 0xdbff) return KIND.free;
  if (unit >= 0xdc00 && unit <= 0xdfff) return KIND.follower;
  if (MARK.test(character) || unit === 0x200c || unit === 0x200d) return KIND.follower;
  if (FREE.test(character)) return KIND.free;
  if (LETTER.test(character)) return KIND.letter;
  if (DIGIT.test(character)) return KIND.digit;
  return KIND.sign;
});

/** Whether a quotation mark is a double one; 5' and 5" are not the same. */
export function isDouble(unit: number): boolean {
  return DOUBLE.includes(String.fromCharCode(unit));
}

/**
 * Glyph variants that are written as characters of their own: what they stand for, or null. Not superscripts,
 * fractions or mathematical letters, which mean something else than the plain ones.
 */
export function spelledOut(unit: number): string | null {
  if (unit < 0x132) return null;
  const isVariant =
    unit === 0x132 ||
    unit === 0x133 ||
    unit === 0x2026 ||
    (unit >= 0xfb00 && unit <= 0xfdef) ||
    (unit >= 0xfe70 && unit <= 0xfefc) ||
    (unit >= 0xff01 && unit <= 0xffdc);
  return isVariant ? String.fromCharCode(unit).normalize('NFKC') : null;
}
