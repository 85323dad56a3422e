import { expect, test } from 'vitest';
import { partialDate } from './partial-date.ts';
import { splitByline, splitCreator, splitName } from './split-name.ts';

test.each([
  ['Jane Smith', { family: 'Smith', given: 'Jane' }],
  ['Smith, Jane A.', { family: 'Smith', given: 'Jane A.' }],
  ['Ludwig van Beethoven', { family: 'van Beethoven', given: 'Ludwig' }],
  ['Charles de la Vallée Poussin', { family: 'Poussin', given: 'Charles de la Vallée' }],
  ['Sammy Davis Jr.', { family: 'Davis Jr.', given: 'Sammy' }],
  ['Plato', { literal: 'Plato' }],
  ['Jane Smith, PhD', { family: 'Smith', given: 'Jane' }],
  ['Dr. Karl-Heinz von der Tann', { family: 'von der Tann', given: 'Karl-Heinz' }],
  ['Department for Harbours', { literal: 'Department for Harbours' }],
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
  ['Moss, Ann; Hale, Tom', ['Moss/Ann', 'Hale/Tom']],
  ['Moss, Ann B. and Hale, Tom', ['Moss/Ann B.', 'Hale/Tom']],
  ['Jane Q. Smith, PhD, and Robert O’Neill, M.D.', ['Smith/Jane Q.', 'O’Neill/Robert']],
  ['Tom Hale, Ruth Reed, and Ines García', ['Hale/Tom', 'Reed/Ruth', 'García/Ines']],
  ['Juan Pérez y Ana Gómez', ['Pérez/Juan', 'Gómez/Ana']],
  ['José Ortega y Gasset', ['y Gasset/José Ortega']],
  ['By Jane Smith in Paris and Tom Hale in New York', ['Smith/Jane', 'Hale/Tom']],
  ['Tom Hale, Ruth Reed and Ines García', ['Hale/Tom', 'Reed/Ruth', 'García/Ines']],
])('%j names these', (line, names) => {
  expect(splitByline(line).map((name) => Object.values(name).join('/'))).toEqual(names);
});

test('a tag for one author may have a family of two names first', () => {
  expect(splitCreator('García Márquez, Gabriel')).toEqual([
    { family: 'García Márquez', given: 'Gabriel' },
  ]);
  expect(splitCreator('Jane Smith, Tom Hale')).toHaveLength(2);
});

test.each([
  ['2020 Mar 5', '2020-03-05'],
  ['2024年3月5日', '2024-03-05'],
  ['2024년 3월', '2024-03'],
  ['5 марта 2024 г.', '2024-03-05'],
  ['5 marca 2024', '2024-03-05'],
  ['5 luglio 2024', '2024-07-05'],
  ['25/12/2024', '2024-12-25'],
  ['12/25/2024', '2024-12-25'],
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
