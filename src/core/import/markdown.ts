import type { Format } from './format.ts';

/** Markdown: CommonMark with GitHub's tables and footnotes, and YAML front matter. */
export const markdown: Format = {
  id: 'markdown',
  label: 'Markdown',
  extensions: ['.md', '.markdown', '.mdown'],
  recognise: (head) => /^(---\n[\s\S]+?\n---\n|\+\+\+\n[\s\S]+?\n\+\+\+\n|#{1,3} \S)/.test(head),
  parse: async (input) => (await import('./read-markdown.ts')).readMarkdown(input),
};
