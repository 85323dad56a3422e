import { createHash } from 'node:crypto';

/** A picture that a document holds. */
export interface Picture {
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The pictures of one document while it is read. */
export interface PictureShelf {
  /**
   * Takes a picture in.
   * @returns its address for a figure, or null for what is no picture or too large, which is told
   */
  hold(bytes: Uint8Array): string | null;
  /** Whether a figure's address names a picture of this shelf: a page may write what it likes. */
  has(address: string): boolean;
  all(): readonly Picture[];
  /** What was left out, in sentences. */
  warnings(): string[];
}

/** In bytes: of one picture, and of all of a document. */
export const PICTURE_LIMITS = { one: 10_000_000, all: 150_000_000 } as const;

const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['image/png', /^\u0089PNG\r\n/],
  ['image/jpeg', /^\u00ff\u00d8\u00ff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF.{4}WEBP/s],
];

/** An empty shelf. What a picture is, its first bytes say: names and labels lie. */
export function pictureShelf(): PictureShelf {
  const held = new Map<string, Picture>();
  let size = 0;
  let large = 0;
  return {
    hold: (bytes) => {
      const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
      const type = SIGNS.find(([, sign]) => sign.test(head))?.[0];
      if (!type) return null;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const address = `picture:${sha256}`;
      if (held.has(address)) return address;
      if (bytes.length > PICTURE_LIMITS.one || size + bytes.length > PICTURE_LIMITS.all) {
        large += 1;
        return null;
      }
      size += bytes.length;
      // A copy: the bytes may be a view of a whole archive.
      held.set(address, { sha256, type, bytes: new Uint8Array(bytes) });
      return address;
    },
    has: (address) => held.has(address),
    all: () => [...held.values()],
    warnings: () =>
      large === 0
        ? []
        : [`${large === 1 ? 'One picture is' : `${large} pictures are`} too large to be kept.`],
  };
}

const DATA_URL = /data:image\/(?:png|jpe?g|gif|webp)[^,"'\s>)]{0,60};base64,/gi;
/** Shorter ones stand in for what a script would have fetched; they stay as they are. */
const STAND_IN = 200;

/**
 * Takes the pictures that markup holds as data: URLs onto the shelf and writes their addresses instead: a
 * parser would carry each many times over.
 */
export function shelvePictures(markup: string, shelf: PictureShelf): string {
  let kept = '';
  let from = 0;
  for (const found of markup.matchAll(DATA_URL)) {
    const start = found.index + found[0].length;
    if (found.index < from) continue;
    let end = start;
    while (isBase64(markup.charCodeAt(end))) end += 1;
    if (end - start < STAND_IN) continue;
    const address = shelf.hold(Buffer.from(markup.slice(start, end), 'base64'));
    kept += markup.slice(from, found.index) + (address ?? 'data:,');
    from = end;
  }
  return kept + markup.slice(from);
}

/** In characters of base64: a held file of about a megabyte costs many times its size in a tree. */
const FILE_LIMIT = 1_400_000;

/** Leaves out what markup holds beside pictures (fonts, films) and is very large. */
export function withoutLargeFiles(markup: string): string {
  const sign = ';base64,';
  let kept = '';
  let from = 0;
  for (let at = markup.indexOf(sign); at >= 0; at = markup.indexOf(sign, at + sign.length)) {
    const start = at + sign.length;
    let end = start;
    while (isBase64(markup.charCodeAt(end))) end += 1;
    if (end - start <= FILE_LIMIT) continue;
    kept += markup.slice(from, start);
    from = end;
    at = end - sign.length;
  }
  return kept + markup.slice(from);
}

/** Letters, digits, plus, slash and equals sign. */
function isBase64(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) ||
    code === 43 ||
    code === 61
  );
}
