import type { Format } from './format.ts';

/** Web pages saved whole in one file, by browsers ("Webpage, Single File"). */
export const mhtml: Format = {
  id: 'mhtml',
  label: 'Web page in one file (MHTML)',
  extensions: ['.mhtml', '.mht'],
  claims: (head, _bytes, name) =>
    /^From: <Saved/i.test(head) ||
    (/\.mht(?:ml)?$/i.test(name) && /^[\w-]+:/.test(head)) ||
    /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?Snapshot-Content-Location:/i.test(head),
  recognise: () => false,
  parse: async (input) => (await import('./read-mhtml.ts')).readMhtml(input),
};
