import { fail } from '../../contract/failure.ts';
import type { Input, ParsedDocument } from './format.ts';
import { readMail } from './read-mail.ts';

/** Reads a mailbox: each message an article, with its own bytes kept. */
export async function readMailbox(input: Input): Promise<ParsedDocument> {
  const documents: ParsedDocument[] = [];
  const unread: string[] = [];
  let number = 0;
  for (const bytes of messagesOf(input.bytes)) {
    number += 1;
    const name = `${input.name.replace(/\.[^.]+$/, '')} ${number}.eml`;
    try {
      const document = await readMail({ ...input, name, bytes });
      documents.push({ ...document, source: { name, bytes } });
    } catch {
      unread.push(String(number));
    }
  }
  const [first, ...further] = documents;
  if (!first) return fail('empty', `${input.name} holds no message that can be read.`);
  const warnings =
    unread.length === 0
      ? first.warnings
      : [...first.warnings, `Messages that could not be read: ${unread.slice(0, 20).join(', ')}.`];
  return { ...first, warnings, further };
}

/** A message begins after an empty line, with a line of its own; such lines inside it are written `>From `. */
function messagesOf(bytes: Uint8Array): Uint8Array[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return source
    .split(/(?:^|\r?\n\r?\n)From \S+[^\r\n]*\d{4}[^\r\n]*\r?\n(?=[\w-]+:)/)
    .filter((message) => message.trim() !== '')
    .map(
      (message) => new Uint8Array(Buffer.from(message.replace(/^>(>*From )/gm, '$1'), 'latin1')),
    );
}
