/**
 * The file of one of our worker threads and processes: beside this module, as source (tests, development) and as built
 * (all of main is built into one flat folder).
 */
export function workerFile(
  name: 'core-worker' | 'parse-process' | 'watch-memory' | 'backup-worker' | 'anchor-worker',
): URL {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`${name}.${ending}`, new URL('./', import.meta.url));
}
