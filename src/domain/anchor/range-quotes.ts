import { RANGE_JOINT } from '../quote.ts';

/** The quotes of the ranges of a passage that comes with its quote only: they are joined with " … ". */
export function rangeQuotes(quote: string): string[] {
  return quote.split(RANGE_JOINT).filter((part) => part.trim() !== '');
}
