import { parseFragment } from 'parse5';

/** Marks that editors leave in titles: "a <i>Zostera</i> study". */
const MARKS = /<\/?(?:i|em|b|strong|sub|sup|span|small|scp|tt|br)\b[^<>]*>/gi;

/** The words of a value that was written for a page: its entities as characters, its marks taken off. */
export function plainMarkup(value: string): string {
  if (!/[&<]/.test(value)) return folded(value);
  const bare = value.replace(MARKS, '').replaceAll('<', '&lt;');
  const [only] = parseFragment(bare).childNodes;
  return folded(only && 'value' in only ? only.value : value);
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
