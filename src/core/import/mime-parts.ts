import { decodeCharset, normalCharset } from './charsets.ts';

/** A part of a MIME document, its body decoded. */
export interface MimePart {
  /** By lower-case name; the last of several. */
  readonly headers: ReadonlyMap<string, string>;
  /** `text/html`, lower case. */
  readonly type: string;
  readonly charset: string | null;
  readonly body: Uint8Array;
}

/** Parts inside parts, deeper than any page that a program saved. */
const DEPTH = 10;
const PARTS = 10_000;

/** The document's own headers and all its parts that hold something, in order. */
export function mimeParts(bytes: Uint8Array): {
  headers: ReadonlyMap<string, string>;
  parts: MimePart[];
} {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const parts: MimePart[] = [];
  const { headers } = split(source);
  collect(source, parts, 0);
  return { headers, parts };
}

function collect(source: string, parts: MimePart[], depth: number): void {
  if (depth > DEPTH || parts.length >= PARTS) return;
  const { headers, body } = split(source);
  const content = headers.get('content-type') ?? 'text/plain';
  const type = (/^\s*([^;\s]+)/.exec(content)?.[1] ?? '').toLowerCase();
  const boundary = parameter(content, 'boundary');
  if (type.startsWith('multipart/') && boundary !== null) {
    const pieces = `\n${body}`.split(`\n--${boundary}`);
    for (const piece of pieces.slice(1)) {
      if (piece.startsWith('--')) break;
      collect(piece.replace(/^[ \t]*\r?\n/, ''), parts, depth + 1);
    }
    return;
  }
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  parts.push({
    headers,
    type,
    charset: parameter(content, 'charset'),
    body: decoded(body, encoding),
  });
}

function split(source: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end ? source.slice(0, end.index) : source;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0)
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? source.slice(end.index + end[0].length) : '' };
}

function decoded(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const text = body
    .replace(/[ \t]+(?=\r?\n|$)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([\da-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  return Buffer.from(text, 'latin1');
}

function parameter(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return found?.[1] ?? found?.[2] ?? null;
}

/** A header in which words are encoded (`=?utf-8?Q?…?=`), as text. */
export function headerText(header: string): string {
  return header
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(
      /=\?([\w-]+)(?:\*\w+)?\?([bq])\?([^?]*)\?=/gi,
      (all, name: string, kind: string, text: string) => {
        const charset = normalCharset(name);
        if (charset === null) return all;
        const bytes =
          kind.toLowerCase() === 'b'
            ? Buffer.from(text, 'base64')
            : decoded(text.replace(/_/g, ' '), 'quoted-printable');
        return decodeCharset(bytes, charset);
      },
    );
}
