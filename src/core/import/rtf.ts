import type { Format } from './format.ts';

/** Rich Text Format, which every word processor writes. */
export const rtf: Format = {
  id: 'rtf',
  label: 'RTF',
  extensions: ['.rtf'],
  claims: (head) => /^\s*\{\\rtf/.test(head),
  recognise: () => false,
  parse: async (input) => (await import('./read-rtf.ts')).readRtf(input),
};
