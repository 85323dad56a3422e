import type { Format } from './format.ts';

/** LaTeX, read as the text that it is: sections are headings, the rest stands as it was written. */
export const latex: Format = {
  id: 'latex',
  label: 'LaTeX',
  extensions: ['.tex', '.latex', '.ltx'],
  recognise: (head) =>
    /^\s*(?:%.*\n\s*)*\\(?:documentclass|documentstyle|begin\{document\})/.test(head),
  parse: async (input) => (await import('./read-latex.ts')).readLatex(input),
};
