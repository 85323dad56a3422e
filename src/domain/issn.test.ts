import { expect, test } from 'vitest';
import { issnIn } from './issn.ts';

test.each([
  ['ISSN 0378-5955', '0378-5955'],
  ['0317-8471', '0317-8471'],
  ['2434-561x', '2434-561X'],
  ['urn:issn:15340074', '1534-0074'],
  ['0378-5954 (print), 1050-124X (online)', '1050-124X'],
])('%s is %s', (text, issn) => {
  expect(issnIn(text)).toBe(issn);
});

test.each(['', '0378-5954', '10.1000/0378-59551', '978-0378-5955-1', '1911-1934'])(
  '%s has none',
  (text) => {
    expect(issnIn(text)).toBeNull();
  },
);
