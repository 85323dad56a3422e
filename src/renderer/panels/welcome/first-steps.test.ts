import { describe, expect, it } from 'vitest';
import { firstSteps, timesTagged } from './first-steps.ts';

const done = (...args: Parameters<typeof firstSteps>) =>
  firstSteps(...args).map((step) => step.done);
const tag = { passages: 2, articles: 1 };

describe('the first steps', () => {
  it('are ticked by what is in the notebook', () => {
    expect(done({ articles: 0, passages: 0 }, [], false, null)).toEqual(Array(4).fill(false));
    expect(done({ articles: 1, passages: 2 }, [tag], true, null)).toEqual(Array(4).fill(true));
  });

  it('are not ticked by the sample library, but by one’s own work beside it', () => {
    const sample = { articles: 3, passages: 20, tagged: 3 };
    expect(done({ articles: 3, passages: 20 }, [tag], false, sample)).not.toContain(true);
    expect(done({ articles: 4, passages: 20 }, [tag], false, sample)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(done({ articles: 3, passages: 21 }, [tag, tag], false, sample)[2]).toBe(true);
  });

  it('are not ticked by a tag that nothing bears', () => {
    expect(timesTagged([{ passages: 0, articles: 0 }])).toBe(0);
  });
});
