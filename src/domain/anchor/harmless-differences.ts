import type { Harmless } from './anchoring.ts';
import { FOLDED_QUOTATION, KIND, kindOf } from './character-kinds.ts';
import { GAP } from './gap.ts';
import { type PreparedText, prepareText } from './prepare-text.ts';

/** In what two wordings of the same words differ; empty where they are the same to the letter. */
export function harmlessDifferences(old: string, next: string): Harmless[] {
  if (old === next) return [];
  const [a, b] = [prepareText(old), prepareText(next)];
  const found = new Set<Harmless>();
  for (let at = 0; at <= a.letters.length; at += 1) {
    const [ours, theirs] = [between(a, at), between(b, at)];
    if (ours !== theirs) compareBetween(ours, theirs, a.gaps[at] ?? 0, b.gaps[at] ?? 0, found);
    const [mine, yours] = [written(a, at), written(b, at)];
    if (mine !== yours) found.add(kindOfLetter(a.letters.charCodeAt(at), mine + yours));
  }
  return [...found].sort();
}

function between({ text, starts, ends, letters }: PreparedText, at: number): string {
  const from = at > 0 ? (ends[at - 1] ?? 0) : 0;
  return text.slice(from, at < letters.length ? starts[at] : text.length);
}

function written({ text, starts, ends, letters }: PreparedText, at: number): string {
  return at < letters.length ? text.slice(starts[at], ends[at]) : '';
}

function compareBetween(
  ours: string,
  theirs: string,
  a: number,
  b: number,
  found: Set<Harmless>,
): void {
  const isEnd = (gap: number): boolean =>
    gap === GAP.lineEnd || gap === GAP.spacedEnd || gap === GAP.softEnd;
  if (isEnd(a) !== isEnd(b)) {
    found.add('line-end hyphenation');
    return;
  }
  const only = (text: string, test: (kind: number) => boolean): string =>
    [...text].filter((each) => test(kindOf[each.charCodeAt(0)] ?? 0)).join('');
  const differ = (test: (kind: number) => boolean): boolean =>
    only(ours, test) !== only(theirs, test);
  if (differ((kind) => kind === KIND.space)) found.add('spacing');
  if (differ((kind) => kind === KIND.hyphen || kind === KIND.dash)) found.add('dashes');
  if (differ((kind) => kind === KIND.invisible || kind === KIND.softHyphen)) {
    found.add('invisible characters');
  }
}

function kindOfLetter(unit: number, written: string): Harmless {
  if (unit === FOLDED_QUOTATION) return 'quotation marks';
  if (written.includes('\u2026')) return 'ellipsis';
  return /[\ufb00-\ufb17\u0132\u0133]/.test(written) ? 'ligatures' : 'normal form';
}
