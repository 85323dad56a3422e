import { eld } from 'eld/extrasmall';

/** Fewer letters than this tell nothing. */
const SURE_LENGTH = 80;
const PARAGRAPHS = 12;
const PARAGRAPH_LIMIT = 500;
/** What share of the letters looked at must be in the language that is named. */
const MAJORITY = 0.6;

/**
 * The language of a text as ISO 639-1, or null where it is too short or nobody can tell. Paragraphs from
 * all over the text are asked one by one, because names and quotations in other languages are common.
 * @param text its paragraphs on lines of their own
 */
export function detectLanguage(text: string): string | null {
  const paragraphs = text.split('\n').filter((line) => letters(line) >= SURE_LENGTH / 2);
  const step = Math.max(1, paragraphs.length / PARAGRAPHS);
  const votes = new Map<string, number>();
  let asked = 0;
  for (let at = 0; at < paragraphs.length; at += step) {
    const sample = (paragraphs[Math.floor(at)] ?? '').slice(0, PARAGRAPH_LIMIT);
    const result = eld.detect(sample);
    const weight = letters(sample);
    asked += weight;
    if (result.language && result.isReliable()) {
      votes.set(result.language, (votes.get(result.language) ?? 0) + weight);
    }
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return best && asked >= SURE_LENGTH && best[1] >= asked * MAJORITY ? best[0] : null;
}

/** Languages that the detector cannot tell apart, or names differently. */
const KIN: readonly (readonly string[])[] = [
  ['no', 'nb', 'nn', 'da'],
  ['hr', 'sr', 'bs', 'sh'],
  ['tl', 'fil'],
  ['he', 'iw'],
];
const KNOWN: ReadonlySet<string> = new Set(Object.values(eld.info().Languages));

/**
 * The language of a document that names one itself: what it names, unless its text is plainly in another
 * (templates often say `en` of everything). BCP 47, lower case.
 */
export function chooseLanguage(declared: string | null, text: string): string | null {
  const detected = detectLanguage(text);
  const named = declared?.trim().toLowerCase().replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/.test(named)) return detected;
  const [primary = ''] = named.split('-');
  const kin = KIN.find((group) => group.includes(primary)) ?? [primary];
  const canTell = kin.some((language) => KNOWN.has(language));
  return detected === null || kin.includes(detected) || !canTell ? named : detected;
}

function letters(text: string): number {
  return text.replace(/[^\p{L}\p{M}]/gu, '').length;
}
