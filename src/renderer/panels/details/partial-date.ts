/** What was understood of a typed date: the contract's form, nothing at all, or what is wrong with it. */
export type ReadDate =
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly message: string };

const WRONG = 'Write a year, a month or a day: 1625, 1625-03 or 1625-03-09.';

/**
 * Reads a date as precise as it was typed: `1625`, `1625-3`, `1625/03/09`, `1625-03-09`. The calendar is the
 * proleptic Gregorian, as in ISO 8601; a day that does not exist is refused.
 */
export function readPartialDate(typed: string): ReadDate {
  const text = typed.trim();
  if (text === '') return { kind: 'none' };
  const parts = /^(\d{1,4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text);
  if (!parts) return { kind: 'wrong', message: WRONG };
  const [, year = '', month, day] = parts;
  if (Number(year) === 0 || year.length < 3) return { kind: 'wrong', message: WRONG };
  const full = year.padStart(4, '0');
  if (month === undefined) return { kind: 'date', value: full };
  if (Number(month) < 1 || Number(month) > 12) {
    return { kind: 'wrong', message: `There is no month ${month}.` };
  }
  const upToMonth = `${full}-${month.padStart(2, '0')}`;
  if (day === undefined) return { kind: 'date', value: upToMonth };
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) {
    return { kind: 'wrong', message: `There is no day ${day} in ${upToMonth}.` };
  }
  return { kind: 'date', value: `${upToMonth}-${day.padStart(2, '0')}` };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
