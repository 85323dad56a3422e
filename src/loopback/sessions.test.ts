import { expect, test } from 'vitest';
import { createSessions } from './sessions.ts';

test('a code is good for a minute and not longer', () => {
  let now = 0;
  const sessions = createSessions(() => now);
  const early = sessions.newCode();
  const late = sessions.newCode();
  now = 60_000;
  expect(sessions.exchange(early).kind).toBe('token');
  now = 60_001;
  expect(sessions.exchange(late).kind).toBe('expired');
});

test('each start has a token of 256 bits that no other start knows', () => {
  const one = createSessions();
  const other = createSessions();
  const entry = one.exchange(one.newCode());
  const token = entry.kind === 'token' ? entry.token : '';
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(one.holds(token)).toBe(true);
  expect(other.holds(token)).toBe(false);
  expect(one.prove('nonce')).not.toBe(other.prove('nonce'));
});

test('a code of another start opens nothing', () => {
  expect(createSessions().exchange(createSessions().newCode()).kind).toBe('wrong');
});
