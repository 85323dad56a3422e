import PostalMime, { type Address, type Email } from 'postal-mime';
import type { Name } from '../../contract/article.ts';
import type { Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { blocksOf } from './blocks-of.ts';
import { detectLanguage } from './detect-language.ts';
import { NO_ADDRESS } from './figure.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { mailBlocks } from './mail-blocks.ts';
import { openPage } from './page-tree.ts';
import { partialDate } from './partial-date.ts';
import { type PictureShelf, pictureShelf, shelvePictures } from './pictures.ts';
import { splitName } from './split-name.ts';

/** Reads a message: who wrote to whom, and what; quoted parts are quotations. */
export async function readMail({ name, bytes }: Input): Promise<ParsedDocument> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 }).catch(() => null);
  if (!mail) return fail('unreadable', `${name} is no e-mail message that can be read.`);
  const shelf = pictureShelf();
  const body = bodyOf(mail, name, shelf);
  const subject = (mail.subject ?? '').replace(/\s+/g, ' ').trim();
  if (body.length === 0 && subject === '') fail('empty', `${name} holds no text.`);
  const title =
    subject === '' ? `Message of ${mail.date?.slice(0, 10) ?? 'an unknown day'}` : subject;
  const files = mail.attachments.filter(({ disposition }) => disposition === 'attachment');
  const issued = mail.date ? partialDate(mail.date) : null;
  return {
    bibliography: {
      ...emptyBibliography(title.slice(0, 2000), 'personal_communication'),
      authors: namesOf(mail.from ? [mail.from] : []),
      issued,
      language: detectLanguage(body.map((block) => ('text' in block ? block.text : '')).join('\n')),
    },
    blocks: [
      { kind: 'heading', level: 1, text: title, marks: [] },
      { kind: 'paragraph', text: headOf(mail), marks: [] },
      ...body,
    ].filter((block): block is Block => !('text' in block) || block.text !== ''),
    asides: [],
    warnings: [
      ...(files.length > 0
        ? [
            `Attached files were left out: ${files.map(({ filename }) => filename ?? 'one without a name').join(', ')}.`,
          ]
        : []),
      ...shelf.warnings(),
    ],
    ...(shelf.all().length > 0 ? { pictures: shelf.all() } : {}),
  };
}

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

function bodyOf({ text, html, attachments }: Email, name: string, shelf: PictureShelf): Block[] {
  if (text?.trim()) return mailBlocks(text);
  if (!html?.trim()) return [];
  const held = new Map(
    attachments.map((file) => [
      `cid:${(file.contentId ?? '').replace(/^<|>$/g, '')}`,
      file.content,
    ]),
  );
  const document = openPage(shelvePictures(html, shelf), name, (address) => {
    const content = held.get(address);
    return content && typeof content !== 'string' ? shelf.hold(new Uint8Array(content)) : null;
  });
  return blocksOf(document.body ?? document.documentElement, NO_ADDRESS).map(({ block }) => block);
}

function headOf(mail: Email): string {
  const listed = (addresses: readonly Address[] | undefined): string =>
    (addresses ?? []).map(shown).filter(Boolean).join(', ');
  return [
    ['From', listed(mail.from ? [mail.from] : [])],
    ['To', listed(mail.to)],
    ['Copy', listed(mail.cc)],
    ['Date', (mail.date ?? '').replace(/^([\d-]+)T(\d\d:\d\d).*Z$/, '$1, $2 UTC')],
  ]
    .filter(([, said]) => said !== '')
    .map(([label, said]) => `${label}: ${said}`)
    .join('\n');
}

function shown({ name, address }: Address): string {
  return address && name && name !== address ? `${name} <${address}>` : name || address || '';
}

function namesOf(addresses: readonly Address[]): Name[] {
  return addresses
    .map(({ name, address }) => splitName(name || address || ''))
    .filter((name): name is Name => name !== null);
}
