import { expect, test } from 'vitest';
import { diffTexts } from './anchor/diff-texts.ts';
import { prepareText } from './anchor/prepare-text.ts';
import { untouchedFinder } from './find-untouched.ts';

const text = Array.from({ length: 200 }, (_, n) => `Sentence ${n} tells of number ${n * 7}.`).join(
  ' ',
);

function find(next: string, words: string, old = text) {
  const start = old.indexOf(words);
  const ranges = [{ start, end: start + words.length }];
  const found = untouchedFinder(diffTexts(prepareText(old), prepareText(next)))(ranges);
  return found && next.slice(found[0]?.start, found[0]?.end);
}

test('a passage far from every edit is found where it went', () => {
  const next = `Put in before. ${text.replace('Sentence 150', 'Phrase 150')} And behind.`;
  expect(find(next, 'Sentence 90 tells')).toBe('Sentence 90 tells');
  expect(find(text, 'Sentence 0 tells')).toBe('Sentence 0 tells');
});

test('the rule is asked where an edit is near, or a long stretch stands twice in either text', () => {
  expect(find(text.replace('Sentence 89', 'Phrase 89'), 'Sentence 90 tells')).toBeNull();
  expect(find(text.replace('Sentence 91', 'Phrase 91'), 'Sentence 90 tells')).toBeNull();
  const copied = `${text} ${text.slice(1000, 4000)}`;
  const inside = text.slice(2000, 2040);
  expect(find(copied, inside)).toBeNull();
  expect(find(text, inside, copied)).toBeNull();
  // The beginning is a surrounding too: what is put before the first words is an edit near them.
  expect(find(`Before. ${text}`, 'Sentence 0 tells')).toBeNull();
  expect(find('short', 'short', 'short')).toBeNull();
});
