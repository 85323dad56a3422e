import { describe, expect, it } from 'vitest';
import type { ImportItem, ImportRow, Job } from '../../../contract/job.ts';
import type { ImportRun } from './import-runs.ts';
import {
  asAnswered,
  isClean,
  jobCounts,
  jobReport,
  jobRows,
  jobSummary,
  jobTroubles,
} from './job-rows.ts';

const row = (over: Partial<ImportRow>): ImportRow => ({
  path: 'a.txt',
  kind: 'article',
  status: 'added',
  articleId: 'id',
  title: 'A',
  characters: 10,
  counts: { articles: 1, passages: 0, attached: 0, loose: 0 },
  warnings: [],
  versionOf: null,
  error: null,
  ...over,
});
const item = (name: string, over: Partial<ImportRow> | null): ImportItem => ({
  name,
  state: over ? 'done' : 'queued',
  row: over && row(over),
});
const job = (items: ImportItem[], state: Job['state'] = 'done'): Job => ({
  id: 'job',
  kind: 'import',
  state,
  done: items.filter(({ row }) => row).length,
  total: items.length,
  counts: {
    ...{ added: 0, revised: 0, duplicate: 0, failed: 0, brought: 0 },
    ...Object.fromEntries(
      [...Map.groupBy(items, ({ row }) => row?.status ?? 'queued')]
        .filter(([status]) => status !== 'queued')
        .map(([status, some]) => [status, some.length]),
    ),
    warned: items.filter(({ row }) => (row?.warnings.length ?? 0) > 0).length,
  },
  items,
});
const run: ImportRun = {
  job: 'job',
  sent: 0,
  total: 0,
  sending: false,
  unread: [{ name: 'gone.txt', error: 'The file was moved.' }],
  unsent: [],
  leftOut: ['logo.png'],
};

describe('the rows of an import', () => {
  const mixed = job([
    item('done.txt', {}),
    item('twin.txt', { status: 'duplicate' }),
    item('bad.txt', { status: 'failed', error: 'bad.txt holds nothing to read.', articleId: null }),
    item('later.txt', null),
  ]);

  it('stand with the failures on top, those of this window too', () => {
    expect(jobRows(mixed, run).map(({ name }) => name)).toEqual([
      'gone.txt',
      'bad.txt',
      'later.txt',
      'logo.png',
      'twin.txt',
      'done.txt',
    ]);
  });

  it('are counted by what became of them', () => {
    expect(jobCounts(mixed, run)).toMatchObject({ added: 1, skipped: 1, failed: 2, ended: 4 });
    expect(jobTroubles(mixed, run)).toBe('Import: 2 failed, 1 already in the library, 1 left out');
    expect(jobSummary(mixed, run)).toBe('1 added, 1 already in the library, 2 failed, 1 left out.');
  });

  it('that became new revisions are counted as such, those adopted since too', () => {
    const revised = job([
      item('new.txt', {}),
      item('again.txt', {
        status: 'revised',
        title: 'Ferries',
        warnings: ['Revision 2: all stay.'],
      }),
      item('version.txt', {
        articleId: 'v',
        warnings: ['It seems to be another version of “Tolls”, which is in the library already.'],
        versionOf: { id: 'tolls', title: 'Tolls' },
      }),
    ]);
    expect(jobSummary(revised, null)).toBe('2 added, 1 new revision.');
    expect(jobSummary(asAnswered(revised, { v: 'separate' }), null)).toBe(
      '2 added, 1 new revision.',
    );
    const adopted = asAnswered(revised, { v: 'revision' });
    expect(jobSummary(adopted, null)).toBe('1 added, 2 new revisions.');
    expect(jobRows(adopted, null).at(-1)).toMatchObject({
      detail: 'New revision of Tolls',
      articleId: 'tolls',
      versionOf: null,
    });
    expect(jobSummary(job([item('again.txt', { status: 'revised' })]), null)).toBe(
      '1 new revision.',
    );
  });

  it('say of a cancelled import how many files were not read', () => {
    const cancelled = { ...job([item('a', {}), item('b', null)], 'cancelled'), total: 9 };
    expect(jobSummary(cancelled, null)).toBe('Cancelled: 1 added, 8 not read.');
    const unsent = ['c.txt', 'd.txt'];
    const rows = jobRows(cancelled, { ...run, unread: [], leftOut: [], unsent });
    expect(rows.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'b queued',
      'c.txt cancelled',
      'd.txt cancelled',
      'a done',
    ]);
  });

  it('give the reason without the path that stands above it', () => {
    const error = 'folder/deep/bad.pdf is damaged.';
    const [bad] = jobRows(job([item('folder/deep/bad.pdf', { status: 'failed', error })]), null);
    expect(bad?.detail).toBe('bad.pdf is damaged.');
  });

  it('become a report with a line for each file and its reason', () => {
    expect(jobReport(mixed, run)).toContain('Failed\tbad.txt\tbad.txt holds nothing to read.\n');
    expect(jobReport(mixed, run).trimEnd().split('\n')).toHaveLength(7);
  });

  it('go by themselves only when there is nothing to look at', () => {
    expect(isClean(job([item('a', {})]), null)).toBe(true);
    expect(isClean(job([item('a', { warnings: ['Two images were dropped.'] })]), null)).toBe(false);
    expect(isClean(job([item('a', { status: 'duplicate' })]), null)).toBe(false);
    expect(isClean(job([item('a', {})], 'cancelled'), null)).toBe(false);
    expect(isClean(job([item('a', {})]), run)).toBe(false);
  });
});
