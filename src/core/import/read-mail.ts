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
export async function readMail({ name, bytes }: Input, depth = 0): Promise<ParsedDocument> {
  const hidden = hideFlow(inUtf8(bytes, name));
  const mail = await PostalMime.parse(hidden.bytes, { maxNestingDepth: 50 }).catch(() => null);
  if (!mail) return fail('unreadable', `${name} is no e-mail message that can be read.`);
  const { blocks: body, shelf } = bodyOf(mail, hidden.flow, name);
  const subject = (mail.subject ?? '').replace(/\s+/g, ' ').trim();
  if (body.length === 0 && subject === '') fail('empty', `${name} holds no text.`);
  const issued = dayOf(mail);
  const title = subject === '' ? `Message of ${issued ?? 'an unknown day'}` : subject;
  const within = depth < DEPTH ? await forwarded(mail, name, depth + 1) : [];
  const shown = [...shelf.all(), ...within.flatMap((one) => one.pictures ?? [])];
  const pictures = [...new Map(shown.map((picture) => [picture.sha256, picture])).values()];
  const files = mail.attachments.filter(
    (file) => file.disposition === 'attachment' && (depth >= DEPTH || !isMessage(file)),
  );
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
      ...within.flatMap(({ blocks }) => blocks.map(asPart)),
    ].filter((block): block is Block => !('text' in block) || block.text !== ''),
    asides: [],
    warnings: [
      ...(files.length > 0
        ? [
            `Attached files were left out: ${files.map(({ filename }) => filename ?? 'one without a name').join(', ')}.`,
          ]
        : []),
      ...shelf.warnings(),
      ...within.flatMap(({ warnings }) => warnings),
    ],
    ...(pictures.length > 0 ? { pictures } : {}),
  };
}

/** Messages in messages, deeper than anybody forwards. */
const DEPTH = 5;

/** The messages that a message has attached; one that cannot be read says so. */
async function forwarded(mail: Email, name: string, depth: number): Promise<ParsedDocument[]> {
  const read: ParsedDocument[] = [];
  for (const { content } of mail.attachments.filter(isMessage)) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
    const document = await readMail({ name, bytes, keepFurniture: false }, depth).catch(() => null);
    read.push(document ?? UNREAD);
  }
  return read;
}

const UNREAD: ParsedDocument = {
  bibliography: emptyBibliography('A message', 'personal_communication'),
  blocks: [],
  asides: [],
  warnings: ['A message that is attached could not be read.'],
};

function isMessage({ mimeType }: Email['attachments'][number]): boolean {
  return mimeType === 'message/rfc822';
}

/** What is a title in a message by itself is a heading in the one that has it attached. */
function asPart(block: Block): Block {
  return block.kind === 'heading' ? { ...block, level: Math.min(6, block.level + 1) } : block;
}

/** A message of old that names no charset, in UTF-8 where it is in none. */
function inUtf8(bytes: Uint8Array, name: string): Uint8Array {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(whole) || /charset\s*=/i.test(whole.toString('latin1'))) return bytes;
  return Buffer.from(decodeText(bytes, name).text);
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
