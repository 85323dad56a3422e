import type { Format } from './format.ts';

/** PDFs with a text layer. Some begin with other bytes; readers look at the first kilobyte. */
export const pdf: Format = {
  id: 'pdf',
  label: 'PDF',
  extensions: ['.pdf'],
  claims: (head, _bytes, name) =>
    head.startsWith('%PDF-') || (/\.pdf$/i.test(name) && head.slice(0, 1024).includes('%PDF-')),
  recognise: () => false,
  parse: async (input) => (await import('./read-pdf.ts')).readPdf(input),
};
