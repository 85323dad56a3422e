import { isUtf8 } from 'node:buffer';
import PostalMime, { type Address, type Email } from 'postal-mime';
import type { Name } from '../../contract/article.ts';
import type { Block } from '../../contract/block.ts';
import { fail } from '../../contract/failure.ts';
import { blocksOf } from './blocks-of.ts';
import { decodeText } from './decode-text.ts';
import { detectLanguage } from './detect-language.ts';
import { NO_ADDRESS } from './figure.ts';
import { hideFlow, type Unflowed, unflow } from './flowed-text.ts';
import { emptyBibliography, type Input, type ParsedDocument } from './format.ts';
import { mailBlocks } from './mail-blocks.ts';
import { openPage } from './page-tree.ts';
import { partialDate } from './partial-date.ts';
import { type PictureShelf, pictureShelf, shelvePictures } from './pictures.ts';
import { splitName } from './split-name.ts';

/** Reads a message: who wrote to whom, and what; quoted parts are quotations. */
export async function readMail({ name, bytes }: Input): Promise<ParsedDocument> {
  const hidden = hideFlow(inUtf8(bytes, name));
  const mail = await PostalMime.parse(hidden.bytes, { maxNestingDepth: 50 }).catch(() => null);
  if (!mail) return fail('unreadable', `${name} is no e-mail message that can be read.`);
  const { blocks: body, shelf } = bodyOf(mail, hidden.flow, name);
  const subject = (mail.subject ?? '').replace(/\s+/g, ' ').trim();
  if (body.length === 0 && subject === '') fail('empty', `${name} holds no text.`);
  const issued = dayOf(mail);
  const title = subject === '' ? `Message of ${issued ?? 'an unknown day'}` : subject;
  const files = mail.attachments.filter(({ disposition }) => disposition === 'attachment');
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

/** A message of old that names no charset, in UTF-8 where it is in none. */
function inUtf8(bytes: Uint8Array, name: string): Uint8Array {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(whole) || /charset\s*=/i.test(whole.toString('latin1'))) return bytes;
  return Buffer.from(decodeText(bytes, name).text);
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

/** A plain text this much shorter than the page beside it only says that there is a page. */
const STUB = 0.4;

interface Body {
  readonly blocks: Block[];
  readonly shelf: PictureShelf;
}

function bodyOf(mail: Email, flow: Unflowed['flow'], name: string): Body {
  const plain = mail.text?.trim() ? (flow ? unflow(mail.text, flow.dropsSpaces) : mail.text) : '';
  const text: Body = { blocks: mailBlocks(plain), shelf: pictureShelf() };
  if (!mail.html?.trim()) return text;
  const page = pageBody(mail.html, mail, name);
  return text.blocks.length === 0 || lettersIn(text) < STUB * lettersIn(page) ? page : text;
}

function lettersIn({ blocks }: Body): number {
  const said = blocks.map((block) => ('text' in block ? block.text : ''));
  return said.join('').replace(/https?:\S+|\P{L}/gu, '').length;
}

function pageBody(html: string, { attachments }: Email, name: string): Body {
  const shelf = pictureShelf();
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
  const placed = blocksOf(document.body ?? document.documentElement, NO_ADDRESS);
  return { blocks: placed.map(({ block }) => block), shelf };
}

/** The day it was for whoever wrote it. */
function dayOf({ date, headers }: Email): string | null {
  const written = headers.find(({ key }) => key === 'date')?.value ?? '';
  return date ? (partialDate(written) ?? partialDate(date)) : null;
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
