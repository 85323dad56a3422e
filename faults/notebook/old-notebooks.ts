import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One file for each format that was ever released, as the program of that time wrote it; kept for ever. */
const FOLDER = join(process.cwd(), 'faults', 'notebooks');

/** The formats of which there is a notebook. */
export function oldFormats(): number[] {
  return readdirSync(FOLDER)
    .map((name) => Number(/^schema-(\d+)\.commonplace\.gz$/.exec(name)?.[1]))
    .sort((a, b) => a - b);
}

/** The base notebook as the program of format `n` wrote it. */
export function oldNotebook(n: number): Buffer {
  return gunzipSync(readFileSync(join(FOLDER, `schema-${n}.commonplace.gz`)));
}
