import { describe, expect, it } from 'vitest';
import { firstSteps } from './first-steps.ts';

const done = (...args: Parameters<typeof firstSteps>) =>
  firstSteps(...args).map((step) => step.done);
const tag = { passages: 2, articles: 0 };

describe('the first steps', () => {
  it('are ticked by what is in the notebook', () => {
    expect(done({ articles: 0, passages: 0, sample: false }, [], false)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(done({ articles: 1, passages: 2, sample: false }, [tag], true)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('are not ticked by the sample library, nor by a tag that nothing bears', () => {
    expect(done({ articles: 3, passages: 20, sample: true }, [tag], false)).not.toContain(true);
    expect(
      done({ articles: 1, passages: 1, sample: false }, [{ passages: 0, articles: 0 }], false)[2],
    ).toBe(false);
  });
});
