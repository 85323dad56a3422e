import type { Format } from './format.ts';

/** Plain text: paragraphs parted by empty lines, the first line the title where it stands alone. */
export const plainText: Format = {
  id: 'text',
  label: 'Plain text',
  extensions: ['.txt', '.text', '.log'],
  recognise: () => true,
  parse: async (input) => (await import('./read-plain-text.ts')).readPlainText(input),
};
