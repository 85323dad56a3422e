import type { CallResult } from '../../../contract/calls.ts';
import type { Tag } from '../../../contract/tag.ts';

/** A step of the checklist. */
export interface FirstStep {
  readonly label: string;
  /** How to do it, while it is not done. */
  readonly how: string;
  readonly done: boolean;
}

/** What the sample library brought: others' work, which ticks no step. */
export interface SampleCounts {
  readonly articles: number;
  readonly passages: number;
  /** How many times a tag stands on something. */
  readonly tagged: number;
}

/**
 * The first four steps, ticked by what is in the notebook besides the sample library.
 * @param sample null when the sample is not in; then all there is, is one's own
 */
export function firstSteps(
  info: Pick<CallResult<'notebook.info'>, 'articles' | 'passages'>,
  tags: readonly Pick<Tag, 'passages' | 'articles'>[],
  exported: boolean,
  sample: SampleCounts | null,
): readonly FirstStep[] {
  const others = sample ?? { articles: 0, passages: 0, tagged: 0 };
  return [
    {
      label: 'Add an article',
      how: 'Drop a file anywhere',
      done: info.articles > others.articles,
    },
    {
      label: 'Mark a passage',
      how: 'Select words and press H',
      done: info.passages > others.passages,
    },
    { label: 'Tag it', how: 'Press T', done: timesTagged(tags) > others.tagged },
    { label: 'Export your passages', how: 'Ctrl E', done: exported },
  ];
}

/** How many times a tag stands on something. */
export function timesTagged(tags: readonly Pick<Tag, 'passages' | 'articles'>[]): number {
  return tags.reduce((sum, { passages, articles }) => sum + passages + articles, 0);
}
