import type { ImportRow } from '../../contract/job.ts';

/** The row of a file that could not be brought in, and why. */
export function failedRow(path: string, error: string): ImportRow {
  return { ...emptyRow(path), error };
}

/** A row that says nothing yet. */
export function emptyRow(path: string): ImportRow {
  return {
    path,
    kind: 'article',
    status: 'failed',
    articleId: null,
    title: null,
    characters: 0,
    counts: { articles: 0, passages: 0, attached: 0, loose: 0 },
    warnings: [],
    versionOf: null,
    error: null,
  };
}
