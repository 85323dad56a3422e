import { fail } from './failure.ts';

/** No document larger than this is read: 100 MB. A notebook of texts has no use for more in one piece. */
export const LARGEST_DOCUMENT = 100 * 1024 * 1024;

/**
 * To be asked before a file is read, because reading it is what takes the memory.
 * @param most another limit, in bytes
 * @throws CallFailure `too-large` naming it
 */
export function needFitting(name: string, bytes: number, most = LARGEST_DOCUMENT): void {
  if (bytes > most) {
    fail('too-large', `${name} is larger than ${Math.round(most / 1024 / 1024)} MB.`);
  }
}
