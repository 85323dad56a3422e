import { fail } from './failure.ts';

/** No document larger than this is read: 100 MB. A notebook of texts has no use for more in one piece. */
export const LARGEST_DOCUMENT = 100 * 1024 * 1024;

/**
 * To be asked before a file is read, because reading it is what takes the memory.
 * @throws CallFailure `too-large` naming it
 */
export function needFitting(name: string, bytes: number): void {
  if (bytes > LARGEST_DOCUMENT) {
    fail('too-large', `${name} is larger than ${LARGEST_DOCUMENT / 1024 / 1024} MB.`);
  }
}
