import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createClient } from '../contract/client.ts';
import type { Transport } from '../contract/transport.ts';

const LARGEST_BYTES = 100_000_000;

/**
 * Brings in files that the system handed to the window, through the same calls as the page's own import,
 * as one step to undo. A file that cannot be read is left out.
 * @returns the files left out
 */
export async function importFiles(core: Transport, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const client = createClient(core);
  const job = await client.call('import.open', { total: paths.length });
  const left: string[] = [];
  for (const path of paths) {
    try {
      const { size } = await stat(path);
      if (size > LARGEST_BYTES) throw new Error('too large');
      const bytes = await readFile(path);
      await client.call('import.add', {
        job: job.id,
        name: basename(path),
        bytes: bytes.toString('base64'),
      });
    } catch {
      left.push(path);
    }
  }
  await client.call('import.close', { job: job.id });
  return left;
}
