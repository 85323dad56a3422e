import { expect, test } from 'vitest';
import { linkDetails } from './link-details.ts';

test('P6 a link is told by its whole address and its host', () => {
  expect(linkDetails('https://example.org/a?b#c')).toEqual({
    address: 'https://example.org/a?b#c',
    host: 'example.org',
    reads: null,
  });
  expect(linkDetails('mailto:a@example.org').host).toBeNull();
});

test('P6 a host that reads as another is told both ways, however it is written', () => {
  const both = { host: 'xn--80ak6aa92e.com', reads: 'аррӏе.com' };
  expect(linkDetails('https://аррӏе.com/login')).toMatchObject(both);
  expect(linkDetails('https://xn--80ak6aa92e.com/login')).toMatchObject(both);
});

test('P6 what is no plain web or mail address is not opened', () => {
  for (const text of ['javascript:alert(1)', 'https://bank.test@evil.test/', 'file:///x', '#a']) {
    expect(linkDetails(text)).toEqual({ address: null, host: null, reads: null });
  }
});
