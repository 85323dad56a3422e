import type { Format } from './format.ts';

const HEADER =
  /^(?:Return-Path|Received|Delivered-To|Message-ID|From|To|Subject|Date|MIME-Version|X-[\w-]+):/i;

/** E-mail messages, one to a file. */
export const eml: Format = {
  id: 'eml',
  label: 'E-mail',
  extensions: ['.eml'],
  claims: (head, _bytes, name) =>
    HEADER.test(head) &&
    (/\.eml$/i.test(name) || (/^From:/im.test(head) && /^(?:Date|Message-ID):/im.test(head))),
  recognise: () => false,
  parse: async (input) => (await import('./read-mail.ts')).readMail(input),
};
