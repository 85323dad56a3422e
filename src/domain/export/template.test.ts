import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CallFailure, type Failure } from '../../contract/failure.ts';
import { richExample } from './rich-example.ts';
import { writeTemplate } from './template.ts';

const byArticle = readFileSync(
  join(import.meta.dirname, 'fixtures', 'by-article.mustache'),
  'utf8',
);

const write = (template: string): string => writeTemplate(template, richExample);

function failureOf(template: string, mostSteps?: number): Failure {
  try {
    writeTemplate(template, richExample, mostSteps);
  } catch (error) {
    if (error instanceof CallFailure) return error.failure;
    throw error;
  }
  throw new Error('the template was read');
}

describe('export by a template', () => {
  it('writes articles, passages, codebook and links as the template says', async () => {
    await expect(write(byArticle)).toMatchFileSnapshot('fixtures/rich-by-template.txt');
  });

  it('writes text to the letter, and escapes it where the template asks for it', () => {
    const title = 'Counting <heads> | in *war*';
    const of = (field: string) => write(`{{#articles}}{{#first}}${field}{{/first}}{{/articles}}`);
    expect(of('{{title}}')).toBe(title);
    expect(of('{{{title}}}')).toBe(title);
    expect(of('{{#html}}<b>{{title}}</b>{{/html}}')).toBe(
      '<b>Counting &lt;heads&gt; | in *war*</b>',
    );
    expect(of('{{#html}}{{&title}}{{/html}}')).toBe(title);
    expect(of('{{#markdown}}*{{title}}*{{/markdown}}')).toBe(
      '*Counting \\<heads> \\| in \\*war\\**',
    );
  });

  it('goes by tag as well as by article: the things in the lists are the same', () => {
    const byTag =
      '{{#tags}}{{#passages}}{{path}}: {{id}} in {{article.title}}\n{{/passages}}{{/tags}}';
    expect(write(byTag).split('\n').slice(0, 2)).toEqual([
      'Claims: passage-2 in Counting <heads> | in *war*',
      'Claims/Disputed: passage-1 in Counting <heads> | in *war*',
    ]);
    expect(
      write('{{#passages}}{{number}} of {{passages.length}}{{^last}}, {{/last}}{{/passages}}'),
    ).toBe('1 of 4, 2 of 4, 3 of 4, 4 of 4');
  });

  it('writes a list as a field with commas, a tag by its path and a person by the name', () => {
    const line =
      '{{#articles}}{{#first}}{{author}}; {{tags}}; {{collections}}{{/first}}{{/articles}}';
    expect(write(line)).toBe('Leïla Abbasi, The Desk; Shelf/To read, news; Chapter 2');
  });

  it('takes changed delimiters, which leave braces alone', () => {
    expect(write('{{=<% %>=}}{{<% notebook %>}}')).toBe('{{Thesis *draft*}}');
  });

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty.call',
    'notebook.constructor.name',
    'tags.map',
    'tags.constructor',
    'notebook.length',
    'nothing.of.the.kind',
  ])('finds nothing under %s', (name) => {
    expect(write(`{{${name}}}{{{${name}}}}{{#${name}}}yes{{/${name}}}`)).toBe('');
    expect(write(`{{#passages}}{{${name}}}{{/passages}}`)).toBe('');
  });

  it.each([
    [
      'a\n{{#articles}}\n{{title}}\n\n',
      'Line 2 of the template opens the section “articles”, which is never closed.',
    ],
    [
      '{{#articles}}\n{{#passages}}\n{{/articles}}',
      'Line 3 of the template closes “articles” while the section “passages” of line 2 is still open.',
    ],
    ['\n{{/tags}}', 'Line 2 of the template closes the section “tags”, which is not open.'],
    [
      '{{title}}\n\n{{quote\n more }\n',
      'Line 3 of the template begins a tag that is never closed.',
    ],
    [
      '{{title}}\n{{{quote}}\n{{note}}\n',
      'Line 2 of the template begins a tag that is never closed.',
    ],
    [
      '\n{{=<%=}}\n<% title %>',
      'Line 2 of the template changes the delimiters without naming two, as in {{=<% %>=}}.',
    ],
    [
      '{{=<% %>=}}\n<%#tags%>\n',
      'Line 2 of the template opens the section “tags”, which is never closed.',
    ],
    [
      '{{notebook}}\n{{> footer}}',
      'Line 2 of the template asks for another template, “footer”, which templates here cannot do.',
    ],
    [
      `\n${'{{#html}}'.repeat(21)}${'{{/html}}'.repeat(21)}`,
      'Line 2 of the template is more than 20 sections deep.',
    ],
  ])('refuses %j with one sentence naming the line', (template, message) => {
    expect(failureOf(template)).toEqual({ code: 'bad-params', message });
  });

  it('gives up on lists within lists that would never come to an end', () => {
    const nested = (depth: number) =>
      `${'{{#passages}}'.repeat(depth)}.${'{{/passages}}'.repeat(depth)}`;
    expect(write(nested(3))).toBe('.'.repeat(4 ** 3));
    expect(failureOf(nested(20), 10_000).code).toBe('too-large');
  });
});
