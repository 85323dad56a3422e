import { expect, test } from 'vitest';
import { slowRefusals } from './refusals.ts';

test('the user is told once that somebody guesses', async () => {
  const told: string[] = [];
  const refuse = slowRefusals((sentence) => told.push(sentence));
  await Promise.all(Array.from({ length: 100 }, () => refuse()));
  expect(told).toHaveLength(1);
});
