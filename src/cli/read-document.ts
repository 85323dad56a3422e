import { readFile, stat } from 'node:fs/promises';
import { needFitting } from '../contract/largest-document.ts';

/**
 * The bytes of a document that is brought in.
 * @throws CallFailure `too-large`, before any of it is read; the system's error where it cannot be read
 */
export async function readDocument(path: string): Promise<Buffer> {
  needFitting(path, (await stat(path)).size);
  return readFile(path);
}

/** All of standard input. @throws CallFailure `too-large`, once it is */
export async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    bytes += (chunk as Buffer).length;
    needFitting('standard input', bytes);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
