import yauzl, { type Entry } from 'yauzl';

/** A name from an archive: sound, in the form `folder/file` (a folder `folder/`), or refused with its reason. */
export type EntryName =
  | { readonly kind: 'sound'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string };

const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;

/**
 * Judges the name of an archive's entry. Nothing is ever written under such a name; but names point from
 * one part of a document to another, so one that would lead out of the archive, however it is written, is
 * refused. Backslashes separate folders as slashes do: old programs write them.
 */
export function entryName(entry: Entry): EntryName {
  const raw = decode(entry);
  if (raw === null) return refused(entry.fileNameRaw.toString('latin1'), 'is not written in UTF-8');
  if (raw === '') return refused(raw, 'has no name');
  if (/[\p{Cc}\u2028\u2029]/u.test(raw)) return refused(raw, 'has control characters in its name');
  const name = raw.replaceAll('\\', '/');
  // How other programs may come to read it: per cent signs decoded, overlong bytes shortened.
  for (const reading of [name, unescaped(name), shortened(entry.fileNameRaw)]) {
    const reason = leadsOut(reading.replaceAll('\\', '/'));
    if (reason) return refused(raw, reason);
  }
  // What is written `./a/./b` is `a/b`.
  const parts = name.split('/').filter((part) => part !== '.');
  return { kind: 'sound', name: parts.join('/') || '/' };
}

function leadsOut(name: string): string | null {
  if (name.startsWith('/')) return 'has an absolute path';
  if (/^[a-z]:/i.test(name)) return 'names a drive';
  const [first = ''] = name.split('/');
  if (name.includes('/') && first.startsWith('~')) return "names somebody's home folder";
  if (name.split('/').some((part) => /^\.\.[. ]*$/.test(part))) return 'leads out of the archive';
  // A colon before a space is a title's; any other opens a hidden stream of a file on Windows.
  if (/:(?!\s)/.test(name)) return 'names a hidden stream of a file';
  return null;
}

/** The name as text; null where it says that it is UTF-8 and is not. */
function decode(entry: Entry): string | null {
  const { fileNameRaw, extraFields, generalPurposeBitFlag } = entry;
  const utf8 = strictUtf8(fileNameRaw);
  if ((generalPurposeBitFlag & UTF8_FLAG) !== 0) return utf8;
  // Many programs write UTF-8 without saying so.
  const named = extraFields.some(({ id }) => id === UNICODE_PATH_FIELD);
  if (utf8 !== null && !named) return utf8;
  return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function unescaped(name: string): string {
  // Twice, because what was decoded may be decoded again.
  const once = name.replace(/%([0-7][\da-f])/gi, (_, code) => hex(code));
  return once.replace(/%([0-7][\da-f])/gi, (_, code) => hex(code));
}

/** ASCII that is written in two or three bytes, as a careless decoder would read it. */
function shortened(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/\u00e0[\u0080-\u0081]([\u0080-\u00bf])/g, (all, last) =>
      String.fromCharCode(((all.charCodeAt(1) & 1) << 6) | (last.charCodeAt(0) & 0x3f)),
    )
    .replace(/[\u00c0\u00c1][\u0080-\u00bf]/g, (pair) =>
      String.fromCharCode(((pair.charCodeAt(0) & 1) << 6) | (pair.charCodeAt(1) & 0x3f)),
    );
}

function hex(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}

function refused(name: string, reason: string): EntryName {
  return { kind: 'refused', name, reason };
}
