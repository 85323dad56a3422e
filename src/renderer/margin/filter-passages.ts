import type { Color, Passage } from '../../contract/passage.ts';

/** What a list of passages is narrowed to; null where it is not. */
export interface PassageFilter {
  readonly color: Color | null;
  /** With all that is inside it. */
  readonly tag: string | null;
  /** Only those that do not stand at their words any more. */
  readonly loose: boolean;
}

/** A passage with its place among all passages of its article, from 0. */
export interface NumberedPassage {
  readonly passage: Passage;
  readonly index: number;
}

/** The passages that a filter lets through, with the numbers they have without it. */
export function filterPassages(
  passages: readonly Passage[],
  { color, tag, loose }: PassageFilter,
): NumberedPassage[] {
  return passages
    .map((passage, index) => ({ passage, index }))
    .filter(({ passage }) => !loose || isLoose(passage))
    .filter(({ passage }) => color === null || passage.color === color)
    .filter(
      ({ passage }) =>
        tag === null || passage.tags.some((path) => path === tag || path.startsWith(`${tag}/`)),
    );
}

/** The tags that passages bear, and their parents, in alphabetical order. */
export function tagsOf(passages: readonly Passage[]): string[] {
  const paths = new Set<string>();
  for (const path of passages.flatMap(({ tags }) => tags)) {
    const names = path.split('/');
    for (const [at] of names.entries()) paths.add(names.slice(0, at + 1).join('/'));
  }
  return [...paths].sort((a, b) => a.localeCompare(b));
}

/** Whether a passage asks where it belongs: its words have changed, stand in several places, or are gone. */
export function isLoose({ state }: Pick<Passage, 'state'>): boolean {
  return state !== 'exact' && state !== 'moved';
}
