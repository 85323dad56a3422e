import { eld } from 'eld/extrasmall';

/** Fewer letters than this tell nothing. */
const SURE_LENGTH = 80;
/** So many that all agree are enough. */
const CERTAIN_LENGTH = 1200;
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
  const paragraphs = text
    .split('\n')
    .map((line) => line.slice(0, PARAGRAPH_LIMIT))
    .filter((line) => letters(line) >= SURE_LENGTH / 2);
  const step = Math.max(1, paragraphs.length / PARAGRAPHS);
  const samples: string[] = [];
  for (let at = 0; at < paragraphs.length; at += step)
    samples.push(paragraphs[Math.floor(at)] ?? '');
  const votes = new Map<string, number>();
  let asked = 0;
  // Every third of them first: where they agree, the rest would.
  for (const sample of [0, 1, 2].flatMap((from) => samples.filter((_, at) => at % 3 === from))) {
    if (asked >= CERTAIN_LENGTH && [...votes.values()].some((weight) => weight === asked)) break;
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

/** Writings of which a letter says as much as a syllable or a word does elsewhere. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;
const WEIGHT = 3;

function letters(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(/[\p{L}\p{M}]+/gu)) count += run.length;
  for (const [run] of text.matchAll(DENSE)) count += (WEIGHT - 1) * run.length;
  return count;
}
