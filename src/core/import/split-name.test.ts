import { expect, test } from 'vitest';
import { partialDate } from './partial-date.ts';
import { splitByline, splitName } from './split-name.ts';

test.each([
  ['Jane Smith', { family: 'Smith', given: 'Jane' }],
  ['Smith, Jane A.', { family: 'Smith', given: 'Jane A.' }],
  ['Ludwig van Beethoven', { family: 'van Beethoven', given: 'Ludwig' }],
  ['Charles de la Vallée Poussin', { family: 'Poussin', given: 'Charles de la Vallée' }],
  ['Sammy Davis Jr.', { family: 'Davis Jr.', given: 'Sammy' }],
  ['Plato', { literal: 'Plato' }],
  ['The Gazette Staff', { literal: 'The Gazette Staff' }],
  ['肖春芳', { literal: '肖春芳' }],
  ['  ', null],
])('%j is a name', (text, name) => {
  expect(splitName(text)).toEqual(name);
});

test.each([
  ['By Jane Smith and Ola Nordmann', 2],
  ['Von Anna Berg, Ola Nordmann & Jo Li', 3],
  ['Nordmann, Ola', 1],
  ['Mac & i', 1],
  ['Jane Smith | 6 May 2025', 1],
])('%j names so many', (line, count) => {
  expect(splitByline(line)).toHaveLength(count);
});

test.each([
  ['2025-05-06T10:00:00Z', '2025-05-06'],
  ['2025/5', '2025-05'],
  ['2025', '2025'],
  ['20250506', '2025-05-06'],
  ['6 May 2025', '2025-05-06'],
  ['May 6th, 2025', '2025-05-06'],
  ['Tue, 06 May 2025 10:00:00 GMT', '2025-05-06'],
  ['6. März 2025', '2025-03-06'],
  ['1er août 2025', '2025-08-01'],
  ['6 de mayo de 2025', '2025-05-06'],
  ['06.05.2025', '2025-05-06'],
  ['31 February 2025', '2025-02'],
  ['May 2025', '2025-05'],
  // Day and month cannot be told apart.
  ['05/06/2025', null],
  ['yesterday', null],
  ['1,500 insurgents', null],
])('%j is the date %j', (text, date) => {
  expect(partialDate(text)).toBe(date);
});
