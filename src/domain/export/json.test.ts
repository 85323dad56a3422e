import { expect, it } from 'vitest';
import { json } from './json.ts';
import { richExample } from './rich-example.ts';

it('JSON reads back equal to what was exported', () => {
  const read = JSON.parse(json.write(richExample).text);
  const { notebook, exported, selection, tags, articles, links } = richExample;
  expect(read).toEqual({
    format: 'commonplace-export',
    version: 1,
    notebook,
    exported,
    selection,
    tags,
    articles,
    links,
  });
});
