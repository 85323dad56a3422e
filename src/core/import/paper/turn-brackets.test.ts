import { expect, test } from 'vitest';
import { turnBrackets } from './turn-brackets.ts';

test.each([
  ['נמל )1911( חיפה', 'נמל (1911) חיפה'],
  ['الميناء ]١[ و»البحر«', 'الميناء [١] و«البحر»'],
])('brackets that were written as they are drawn are turned: %s', (drawn, read) => {
  expect(turnBrackets(drawn)).toBe(read);
});

test.each(['נמל (1911) חיפה', 'ו)חיפה', 'חיפה) ועכו (עד כאן', 'אין כאן', '(א]'])(
  'what is right, or may close what the line before opened, stays: %s',
  (line) => {
    expect(turnBrackets(line)).toBe(line);
  },
);
