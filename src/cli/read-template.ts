import { readFileSync, statSync } from 'node:fs';
import { CallFailure, fail } from '../contract/failure.ts';

/** In bytes; the contract's limit in characters is never passed by a file within it. */
const LARGEST = 1_000_000;

/**
 * The text of an export template: UTF-8, with or without a byte-order mark.
 * @throws CallFailure naming the file: `unreadable`, or `too-large` over a megabyte
 */
export function readTemplate(path: string): string {
  try {
    if (statSync(path).size > LARGEST) {
      fail('too-large', `The template ${path} is larger than a megabyte.`);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof CallFailure) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    return fail('unreadable', `The template ${path} cannot be read (${reason(code)}).`);
  }
}

function reason(code: string | undefined): string {
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'it is not UTF-8 text';
    default:
      return code ?? 'unknown';
  }
}
