import { writeSync } from 'node:fs';
import { visibleName } from '../domain/visible-name.ts';

/** Writes to standard output at once and whole, also into a pipe that reads slowly. */
export function write(text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += writeSync(1, bytes, offset);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // Nobody reads any more (`| head`): that is no failure of ours.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Prints things: NDJSON with `json`, else each as `line` says it. */
export function print<T>(json: boolean, things: readonly T[], line: (thing: T) => string): void {
  for (const thing of things) write(`${json ? JSON.stringify(thing) : forEyes(line(thing))}\n`);
}

/** Says something on standard error. */
export function note(text: string): void {
  console.error(forEyes(text));
}

/** A title from a document could move the cursor, colour the screen or turn the text round: it is written out. */
function forEyes(text: string): string {
  return text.replace(/[^\n\t]+/g, visibleName);
}
