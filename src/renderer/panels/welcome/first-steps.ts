import type { CallResult } from '../../../contract/calls.ts';
import type { Tag } from '../../../contract/tag.ts';

/** A step of the checklist. */
export interface FirstStep {
  readonly label: string;
  /** How to do it, while it is not done. */
  readonly how: string;
  readonly done: boolean;
}

/**
 * The first four steps. They are ticked by what is in the notebook, but not by the sample library: what
 * others marked is no step of one's own.
 */
export function firstSteps(
  info: Pick<CallResult<'notebook.info'>, 'articles' | 'passages' | 'sample'>,
  tags: readonly Pick<Tag, 'passages' | 'articles'>[],
  exported: boolean,
): readonly FirstStep[] {
  const own = !info.sample;
  const tagged = tags.some(({ passages, articles }) => passages + articles > 0);
  return [
    { label: 'Add an article', how: 'Drop a file anywhere', done: own && info.articles > 0 },
    {
      label: 'Mark a passage',
      how: 'Select words and press H',
      done: own && info.passages > 0,
    },
    { label: 'Tag it', how: 'Press T', done: own && tagged },
    { label: 'Export your passages', how: 'Ctrl E', done: exported },
  ];
}
