import { describe, expect, it } from 'vitest';
import type { ExportData } from './export-data.ts';
import { exporters } from './formats.ts';
import { richExample } from './rich-example.ts';

const EMPTY: ExportData = {
  ...richExample,
  articles: [],
  tags: [],
  links: [],
  localAddresses: 0,
};

describe.each(exporters)('export as $format.id', ({ format, write }) => {
  it('writes the rich example as the file beside it', async () => {
    await expect(write(richExample).text).toMatchFileSnapshot(`fixtures/rich.${format.extension}`);
  });

  it('groups it by tag as the file beside it', async () => {
    const { text } = write({ ...richExample, grouping: 'tag' });
    await expect(text).toMatchFileSnapshot(`fixtures/rich-by-tag.${format.extension}`);
  });

  it('says in sentences what it could not hold, and nothing where nothing was lost', async () => {
    const { losses } = write(richExample);
    await expect(`${losses.join('\n')}\n`).toMatchFileSnapshot(`fixtures/losses-${format.id}.txt`);
    expect(write(EMPTY).losses).toEqual([]);
  });

  it('writes something sound of nothing', () => {
    expect(write(EMPTY).text).toMatch(/\n$/);
  });
});
