import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** The compiled recorder. */
export interface Tracer {
  /** To be loaded with LD_PRELOAD. */
  readonly file: string;
}

/**
 * Compiles the recorder, once for each version of its source, into a folder of caches.
 * @returns null where there is no C compiler or no LD_PRELOAD
 * @throws Error with the compiler's words where the source does not compile
 */
export function buildTracer(cache: string): Tracer | null {
  if (process.platform !== 'linux') return null;
  const source = join(import.meta.dirname, 'iotrace.c');
  const version = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12);
  const file = join(cache, `iotrace-${version}.so`);
  if (existsSync(file)) return { file };
  mkdirSync(cache, { recursive: true });
  const draft = `${file}.${process.pid}`;
  const { error, status, stderr } = spawnSync(
    'cc',
    ['-O2', '-Wall', '-Wextra', '-shared', '-fPIC', '-o', draft, source, '-ldl', '-lpthread'],
    { encoding: 'utf8' },
  );
  if (error) return null;
  if (status !== 0) throw new Error(`The recorder does not compile:\n${stderr}`);
  renameSync(draft, file);
  return { file };
}
