import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anchorPassage } from './anchor/anchor-passage.ts';
import { diffTexts } from './anchor/diff-texts.ts';
import { prepareText } from './anchor/prepare-text.ts';
import { chanceOf } from './anchor/test-bed/chance.ts';
import { passageIn } from './anchor/test-bed/documents.ts';
import { generateCases } from './anchor/test-bed/run-bed.ts';
import { untouchedFinder } from './find-untouched.ts';
import { contextOf, textAt } from './quote.ts';

const wordOf = (n: number): string => (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(36);
const text = Array.from(
  { length: 200 },
  (_, n) => `${wordOf(n)} Sentence ${n} tells ${wordOf(n + 500)} of ${wordOf(n + 1000)}.`,
).join(' ');

function find(next: string, words: string, old = text) {
  const start = old.indexOf(words);
  const ranges = [{ start, end: start + words.length }];
  const found = untouchedFinder(diffTexts(prepareText(old), prepareText(next)))(ranges);
  return found && next.slice(found[0]?.start, found[0]?.end);
}

const NINETY = `Sentence 90 tells ${wordOf(590)}`;
const FIRST = `Sentence 0 tells ${wordOf(500)}`;

test('a passage far from every edit is found where it went', () => {
  const next = `Put in before. ${text.replace('Sentence 150', 'Phrase 150')} And behind.`;
  expect(find(next, NINETY)).toBe(NINETY);
  expect(find(text, FIRST)).toBe(FIRST);
});

test('the rule is asked where an edit is near, or a long stretch stands twice in either text', () => {
  expect(find(text.replace('Sentence 89', 'Phrase 89'), NINETY)).toBeNull();
  expect(find(text.replace('Sentence 91', 'Phrase 91'), NINETY)).toBeNull();
  // A copy of what is around it, or one that is gone, is no less near for being elsewhere.
  const part = `of ${wordOf(1089)}. ${wordOf(90)} Sentence 90`;
  expect(find(`${text} ${part}`, NINETY)).toBeNull();
  expect(find(text, NINETY, `${text} ${part}`)).toBeNull();
  const copied = `${text} ${text.slice(1000, 4000)}`;
  const inside = text.slice(2000, 2040);
  expect(find(copied, inside)).toBeNull();
  expect(find(text, inside, copied)).toBeNull();
  // The beginning is a surrounding too: what is put before the first words is an edit near them.
  expect(find(`Before. ${text}`, FIRST)).toBeNull();
  expect(find('short', 'short', 'short')).toBeNull();
});

test('what is called untouched the rule attaches to the same words, over the edits of the test bed', {
  timeout: 600_000,
}, () => {
  const seed = Number(process.env.ANCHOR_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const folder = join(import.meta.dirname, 'anchor/test-bed/fixtures');
  const texts = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
  const chance = chanceOf(seed);
  let untouched = 0;
  for (const { edit, old, next, passage: edited } of generateCases(texts, seed, COUNT)) {
    const diff = diffTexts(prepareText(old), prepareText(next));
    const find = untouchedFinder(diff);
    // The edited passage itself, others anywhere, and some in several ranges.
    const others = Array.from({ length: 6 }, () => {
      const { pre, mid } = passageIn(old, chance);
      const one = { start: pre.length, end: pre.length + mid.length };
      const from = one.end + chance.below(40);
      return chance.holds(0.2) && from + 20 < old.length
        ? [one, { start: from, end: from + 20 }]
        : [one];
    });
    for (const ranges of [edited.ranges, ...others]) {
      const found = find(ranges);
      if (found === null) continue;
      untouched += 1;
      const passage = { quote: textAt(old, ranges), ...contextOf(old, ranges), ranges };
      const answer = anchorPassage(passage, diff.old, diff.next, diff);
      expect(answer, `seed ${seed}, ${edit}: “${passage.quote}”: ${answer.why}`).toMatchObject({
        kind: 'exact',
        ranges: found,
      });
    }
  }
  expect(untouched, `seed ${seed}`).toBeGreaterThan(COUNT);
});

/** Edits that are tried. */
const COUNT = Number(process.env.ANCHOR_PASSAGES ?? 162);
