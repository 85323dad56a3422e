import { expect, test } from 'vitest';
import type { Block } from '../contract/block.ts';
import { blockedParts } from './blocked-parts.ts';

const picture = (blockedHost: string | null, source: string | null = null): Block => ({
  kind: 'figure',
  text: '',
  marks: [],
  alt: '',
  source,
  blockedHost,
});

test('P5 what was not fetched is counted, its hosts named once', () => {
  const blocks = [picture('b.test'), picture('a.test'), picture('b.test')];
  expect(blockedParts(blocks)).toEqual({ count: 3, hosts: ['a.test', 'b.test'] });
});

test('P5 what the article holds itself is not blocked', () => {
  const blocks = [picture(null, 'data:image/png;base64,AA=='), picture(null)];
  expect(blockedParts(blocks)).toEqual({ count: 0, hosts: [] });
});
