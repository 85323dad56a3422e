import { fail } from '../../contract/failure.ts';
import type { Input, ParsedDocument } from './format.ts';
import { headerText, type MimePart, mimeParts } from './mime-parts.ts';
import { partialDate } from './partial-date.ts';
import { readHtml } from './read-html.ts';

/** Reads a web page saved whole: its first page of HTML, with the pictures that came with it. */
export function readMhtml(input: Input): ParsedDocument {
  const { headers, parts } = mimeParts(input.bytes);
  const page = parts.find(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  if (!page) return fail('unreadable', `${input.name} holds no web page.`);
  const url = addressOf(
    headers.get('snapshot-content-location') ?? page.headers.get('content-location'),
  );
  const subject = headerText(headers.get('subject') ?? '').trim();
  const held = new Map<string, MimePart>();
  for (const part of parts) {
    const location = part.headers.get('content-location');
    const id = part.headers.get('content-id')?.replace(/^<|>$/g, '');
    if (location) held.set(absolute(location, url), part);
    if (id) held.set(`cid:${id}`, part);
  }
  const document = readHtml(
    { ...input, bytes: page.body },
    {
      charset: page.charset,
      url,
      accessed: dateOf(headers.get('date')),
      resource: (address) => held.get(absolute(address, url))?.body ?? null,
    },
  );
  const isNamed = document.blocks[0]?.kind === 'heading' && document.blocks[0].level === 1;
  // Where the page itself has no title, the program that saved it may have given it one.
  return subject === '' || isNamed
    ? document
    : { ...document, bibliography: { ...document.bibliography, title: subject.slice(0, 2000) } };
}

function absolute(address: string, base: string | null): string {
  if (/^cid:/i.test(address)) return `cid:${address.slice(4)}`;
  try {
    return new URL(address, base ?? undefined).href;
  } catch {
    return address;
  }
}

function addressOf(address: string | undefined): string | null {
  return address && /^https?:/i.test(address) ? address : null;
}

function dateOf(header: string | undefined): string | null {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? null : partialDate(new Date(time).toISOString());
}
