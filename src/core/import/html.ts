import type { Format } from './format.ts';

/** Web pages: the article is told from the page, and what is beside it set aside. */
export const html: Format = {
  id: 'html',
  label: 'Web page',
  extensions: ['.html', '.htm', '.xhtml'],
  recognise: (head) =>
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|article)\b/i.test(
      head,
    ),
  parse: async (input) => (await import('./read-html.ts')).readHtml(input),
};
