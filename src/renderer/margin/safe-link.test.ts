import { expect, test } from 'vitest';
import { completeLink, safeLink } from './safe-link.ts';

test('a link may lead to the web and to mail, and nowhere else', () => {
  expect(safeLink('https://example.org/a?b#c')).toBe('https://example.org/a?b#c');
  expect(safeLink('http://example.org')).toBe('http://example.org/');
  expect(safeLink('mailto:a@example.org')).toBe('mailto:a@example.org');
  for (const bad of [
    'javascript:alert(1)',
    ' JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    '//example.org',
    '#a',
    '',
  ]) {
    expect(safeLink(bad)).toBeNull();
  }
});

test('a typed address gets the scheme that is meant', () => {
  expect(completeLink('example.org/x')).toBe('https://example.org/x');
  expect(completeLink(' a@example.org ')).toBe('mailto:a@example.org');
  expect(completeLink('javascript:alert(1)')).toBeNull();
  expect(completeLink('some words')).toBeNull();
  expect(completeLink('word')).toBeNull();
});
