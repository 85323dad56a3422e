/** Names of the months, by how they begin, in the languages most pages are in. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'janvier', 'enero', 'gennaio', 'янв', 'stycz', 'ocak'],
  ['feb', 'février', 'fevrier', 'fév', 'fevereiro', 'фев', 'luty', 'lutego', 'şubat'],
  ['mar', 'mär', 'mrt', 'maart', 'мар'],
  ['apr', 'avr', 'abr', 'апр', 'kwie', 'nisan'],
  ['may', 'mai', 'maggio', 'mei', 'maj', 'мая', 'май'],
  ['jun', 'juin', 'giugno', 'июн', 'czerw', 'haziran'],
  ['jul', 'juil', 'luglio', 'июл', 'lipiec', 'lipca', 'temmuz'],
  ['aug', 'août', 'aout', 'ago', 'авг', 'sierp', 'ağustos'],
  ['sep', 'set', 'сен', 'wrze', 'eylül'],
  ['oct', 'okt', 'ott', 'out', 'окт', 'paźdz', 'ekim'],
  ['nov', 'ноя', 'listop', 'kasım'],
  ['dec', 'dez', 'déc', 'dic', 'des', 'дек', 'grud', 'aralık'],
];

/** A date as precise as it was given: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where it is none. */
export function partialDate(text: string): string | null {
  const east = /(?<!\d)(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?/u.exec(
    text,
  );
  if (east) return compose(Number(east[1]), Number(east[2] ?? 0), Number(east[3] ?? 0));
  const named = /^\s*(\d{4}),?\s+(\p{L}{3,})\.?(?:\s+(\d{1,2})(?!\d))?/u.exec(text);
  if (named && monthOf(named[2]) > 0)
    return compose(Number(named[1]), monthOf(named[2]), Number(named[3] ?? 0));
  const iso = /^\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)/.exec(text);
  if (iso) return compose(Number(iso[1]), Number(iso[2] ?? 0), Number(iso[3] ?? 0));
  const compact = /^\s*(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text);
  if (compact) return compose(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const dotted = /(?<!\d)(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)/.exec(text);
  if (dotted) return compose(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text);
  // Day and month can be told apart where one of them is no month, or both are the same.
  if (slashed) {
    const [first = 0, second = 0, year = 0] = slashed.slice(1).map(Number);
    if (first > 12 || first === second) return compose(year, second, first);
    if (second > 12) return compose(year, first, second);
  }
  const day =
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+|of\s+)?(\p{L}{3,})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/iu.exec(
      text,
    );
  if (day && monthOf(day[2]) > 0) return compose(Number(day[3]), monthOf(day[2]), Number(day[1]));
  const month = /(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu.exec(text);
  if (month && monthOf(month[1]) > 0)
    return compose(Number(month[3]), monthOf(month[1]), Number(month[2]));
  const loose = /(\p{L}{3,})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/iu.exec(text);
  if (loose && monthOf(loose[1]) > 0) return compose(Number(loose[2]), monthOf(loose[1]), 0);
  return null;
}

/** 1 to 12, or 0 where the word is no month. */
function monthOf(word: string | undefined): number {
  const lower = (word ?? '').toLowerCase();
  return MONTHS.findIndex((names) => names.some((name) => lower.startsWith(name))) + 1;
}

function compose(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 9999) return null;
  const pad = (part: number): string => String(part).padStart(2, '0');
  if (month < 1 || month > 12) return String(year);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= last ? `${year}-${pad(month)}-${pad(day)}` : `${year}-${pad(month)}`;
}
