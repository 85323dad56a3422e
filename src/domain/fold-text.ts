/** Combining accents of Latin, Greek and Cyrillic; vowel signs of other scripts are letters and stay. */
const ACCENTS = /[\u0300-\u036f]/g;

/** A text without case, accents and compatibility forms, to compare or sort what people call the same. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').toLowerCase().normalize('NFC');
}
