import { describe, expect, test } from 'vitest';
import type { Job } from '../../contract/job.ts';
import { testPdf } from '../import/test-pdf.ts';
import { openTestNotebook, type TestNotebook } from '../testing/test-notebook.ts';

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function document(title: string): { name: string; bytes: string } {
  return { name: `${title}.txt`, bytes: base64(`${title}\n\nThe text of ${title} is short.\n`) };
}

async function ended(notebook: TestNotebook, id: string): Promise<Job> {
  for (;;) {
    const job = (await notebook.call('jobs.list', {})).find((one) => one.id === id);
    if (job && (job.state === 'done' || job.state === 'cancelled')) return job;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('one file', () => {
  test('becomes an article with its tags, as one step that undo takes back', async () => {
    const notebook = openTestNotebook();
    const row = await notebook.call('import.file', { ...document('Harbour'), tags: ['Sea/Ports'] });
    expect(row).toMatchObject({ status: 'added', title: 'Harbour', kind: 'article', error: null });
    const { articles } = await notebook.call('articles.list', {});
    expect(articles).toMatchObject([{ id: row.articleId, tags: ['Sea/Ports'] }]);
    expect(articles[0]?.characters).toBe(row.characters);
    const undone = await notebook.call('history.undo', {});
    expect(undone.label).toBe('Import “Harbour”');
    expect((await notebook.call('articles.list', {})).total).toBe(0);
    expect(await notebook.call('tags.list', {})).toEqual([]);
  });

  test('keeps its bytes exactly', async () => {
    const notebook = openTestNotebook();
    const bytes = Buffer.from('\ufeffTitle\r\n\r\nA\0B\r\n').toString('base64');
    const { articleId } = await notebook.call('import.file', { name: 'odd.txt', bytes });
    const original = await notebook.call('articles.original', { id: articleId ?? '' });
    expect(original).toEqual({ name: 'odd.txt', bytes });
  });

  test('a second time, or with the same text in other bytes, is a duplicate and changes nothing', async () => {
    const notebook = openTestNotebook();
    const first = await notebook.call('import.file', document('Harbour'));
    const before = await notebook.call('history.list', {});
    for (const bytes of [
      document('Harbour').bytes,
      base64('Harbour\r\n\r\n\r\nThe text of Harbour is short.'),
    ]) {
      const again = await notebook.call('import.file', { name: 'other.txt', bytes });
      expect(again).toMatchObject({ status: 'duplicate', articleId: first.articleId });
    }
    expect(await notebook.call('history.list', {})).toEqual(before);
  });

  test('that has no text, a scan, is no twin of another scan', async () => {
    const notebook = openTestNotebook();
    const scans = ['First', 'Second'].map((title) => ({
      name: `${title}.pdf`,
      bytes: Buffer.from(testPdf([{ words: [] }], { info: `/Title (${title})` })).toString(
        'base64',
      ),
    }));
    const { id } = await notebook.call('import.open', { total: 2 });
    for (const scan of scans) await notebook.call('import.add', { job: id, ...scan });
    await notebook.call('import.close', { job: id });
    const { counts } = await ended(notebook, id);
    expect(counts).toMatchObject({ added: 2, duplicate: 0 });
    const again = await notebook.call('import.file', scans[1] ?? { name: '', bytes: '' });
    expect(again.status).toBe('duplicate');
  });

  test.each([
    [
      'photo.png',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      /photo\.png is a PNG image/,
    ],
    ['nothing.txt', Buffer.alloc(0), /nothing\.txt is empty/],
    ['blank.md', Buffer.from(' \n\n'), /blank\.md holds no text/],
  ])('that holds nothing to read fails by name: %s', async (name, bytes, message) => {
    const notebook = openTestNotebook();
    const row = await notebook.call('import.file', { name, bytes: bytes.toString('base64') });
    expect(row).toMatchObject({ status: 'failed', articleId: null });
    expect(row.error).toMatch(message);
    expect((await notebook.call('history.list', {})).total).toBe(0);
  });
});

describe('many files', () => {
  test('are one job with a row each and one step to undo', async () => {
    const notebook = openTestNotebook();
    const { id } = await notebook.call('import.open', { total: 4, tags: ['Batch'] });
    await notebook.call('import.add', { job: id, ...document('One') });
    await notebook.call('import.add', { job: id, name: 'empty.txt', bytes: '' });
    await notebook.call('import.add', { job: id, ...document('Two') });
    await notebook.call('import.add', { job: id, ...document('One') });
    await notebook.call('import.close', { job: id });
    const job = await ended(notebook, id);
    expect(job).toMatchObject({ state: 'done', done: 4, total: 4 });
    expect(job.items.map(({ row }) => row?.status)).toEqual([
      'added',
      'failed',
      'added',
      'duplicate',
    ]);
    const history = await notebook.call('history.list', {});
    expect(history.changes.map(({ label }) => label)).toEqual(['Import of 2 articles']);
    await notebook.call('history.undo', {});
    expect(await notebook.call('notebook.info', {})).toMatchObject({ articles: 0 });
    await notebook.call('history.redo', {});
    expect(await notebook.call('notebook.info', {})).toMatchObject({ articles: 2 });
  });

  test('can be stopped: what waits is cancelled, what was finished stays', async () => {
    const notebook = openTestNotebook();
    const { id } = await notebook.call('import.open', { total: 3 });
    await notebook.call('import.file', { job: id, ...document('First') });
    await notebook.call('import.add', { job: id, ...document('Second') });
    await notebook.call('import.add', { job: id, ...document('Third') });
    await notebook.call('jobs.cancel', { job: id });
    const job = await ended(notebook, id);
    expect(job.state).toBe('cancelled');
    expect(job.items.map(({ state }) => state)).toEqual(['done', 'cancelled', 'cancelled']);
    expect(job.done).toBe(1);
    expect(await notebook.call('notebook.info', {})).toMatchObject({ articles: 1 });
    // The sender may learn of it late.
    await expect(
      notebook.call('import.add', { job: id, ...document('Fourth') }),
    ).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    await expect(notebook.call('import.close', { job: id })).resolves.toEqual({});
    await expect(notebook.call('import.file', document('Later'))).resolves.toMatchObject({
      status: 'added',
    });
  });

  test('hold undo back until they are in', async () => {
    const notebook = openTestNotebook();
    await notebook.call('import.file', document('Before'));
    const { id } = await notebook.call('import.open', { total: 1 });
    await expect(notebook.call('history.undo', {})).rejects.toMatchObject({
      failure: { code: 'conflict' },
    });
    await notebook.call('import.close', { job: id });
    await expect(notebook.call('history.undo', {})).resolves.toBeTruthy();
  });

  test('a job that never was is not found', async () => {
    const notebook = openTestNotebook();
    await expect(notebook.call('import.close', { job: 'x' })).rejects.toMatchObject({
      failure: { code: 'not-found' },
    });
  });
});

test('the formats are told with their endings', async () => {
  const formats = await openTestNotebook().call('import.formats', {});
  expect(formats.find(({ id }) => id === 'markdown')).toEqual({
    id: 'markdown',
    label: 'Markdown',
    extensions: ['.md', '.markdown', '.mdown'],
  });
});
