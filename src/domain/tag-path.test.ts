import { expect, test } from 'vitest';
import { foldTagName, joinTagPath, splitTagPath } from './tag-path.ts';

test.each([
  ['Claims/Disputed', ['Claims', 'Disputed']],
  ['  a  b /  c', ['a b', 'c']],
  ['cafe\u0301', ['caf\u00e9']],
  ['👩‍👩‍👧/日本', ['👩‍👩‍👧', '日本']],
])('%j names %j', (path, names) => {
  expect(splitTagPath(path)).toEqual(names);
  expect(splitTagPath(joinTagPath(names))).toEqual(names);
});

test.each(['', '/', 'a/', '/a', 'a//b', ' ', 'a\u0000b', 'a\u007f', 'x'.repeat(201)])(
  '%j names nothing',
  (path) => {
    expect(splitTagPath(path)).toBeNull();
  },
);

test.each([
  ['École', 'ECOLE'],
  ['ÅNGSTRÖM', 'angstrom'],
  ['İstanbul', 'istanbul'],
  ['ﬁne', 'FINE'],
  ['Ωμέγα', 'ωμεγα'],
])('%j and %j are one name', (one, other) => {
  expect(foldTagName(one)).toBe(foldTagName(other));
});

test.each([
  ['कि', 'का'],
  ['か', 'が'],
  ['o', 'ø'],
])('%j and %j are two names', (one, other) => {
  expect(foldTagName(one)).not.toBe(foldTagName(other));
});
