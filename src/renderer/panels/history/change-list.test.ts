import { describe, expect, it } from 'vitest';
import { shortTime, stepsBackTo } from './change-list.ts';

const change = (id: string, undone = false) => ({ id, at: '', label: id, undone });

describe('undoing up to a change', () => {
  const changes = [change('5', true), change('4'), change('3', true), change('2'), change('1')];

  it('counts the change and the later ones that still stand', () => {
    expect(stepsBackTo(changes, '4')).toBe(1);
    expect(stepsBackTo(changes, '2')).toBe(2);
    expect(stepsBackTo(changes, '1')).toBe(3);
  });

  it('is no step for a change that was undone or is not there', () => {
    expect(stepsBackTo(changes, '5')).toBe(0);
    expect(stepsBackTo(changes, 'x')).toBe(0);
  });
});

describe('a short time', () => {
  it('names the hour today, and the year only of other years', () => {
    const now = new Date('2024-06-15T12:00:00');
    expect(shortTime('2024-06-15T09:05:00', now)).toMatch(/9:05|09:05/);
    expect(shortTime('2024-03-01T09:05:00', now)).not.toMatch(/2024/);
    expect(shortTime('2021-03-01T09:05:00', now)).toMatch(/2021/);
  });
});
