import type { Format } from './format.ts';

/** Mailboxes: many messages in one file, each an article. */
export const mbox: Format = {
  id: 'mbox',
  label: 'Mailbox (MBOX)',
  extensions: ['.mbox', '.mbx'],
  claims: (head) => /^From \S+.*\d{4}\s*\r?\n[\w-]+:/.test(head),
  recognise: () => false,
  parse: async (input) => (await import('./read-mailbox.ts')).readMailbox(input),
};
