import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { workerFile } from '../src/core/worker-file.ts';

const ROOT = join(import.meta.dirname, '..');
/** Within `node_modules`, so that the SQLite driver is found from there. */
const OUT = join(ROOT, 'node_modules', '.cache', 'commonplace-faults', String(process.pid));

/** What the core starts beside itself, as `worker-file.ts` there names it. */
const WORKERS: readonly Parameters<typeof workerFile>[0][] = [
  'core-worker',
  'parse-process',
  'watch-memory',
  'backup-worker',
  'anchor-worker',
];

/**
 * Builds the programs of `children/`, with the program's own workers beside them, and answers their folder.
 * From source each would take three times as long to start, and thousands of them are started.
 */
export async function buildChildren(): Promise<string> {
  const children = readdirSync(join(import.meta.dirname, 'children'));
  process.on('exit', () => rmSync(OUT, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      outDir: OUT,
      emptyOutDir: true,
      ssr: true,
      target: 'node22',
      minify: false,
      rollupOptions: {
        input: Object.fromEntries([
          ...children.map((file) => [
            file.replace(/\.ts$/, ''),
            join(ROOT, 'faults/children', file),
          ]),
          ...WORKERS.map((name) => [name, join(ROOT, 'src/core', `${name}.ts`)]),
        ]),
        external: ['better-sqlite3'],
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  // Else each start would find out anew of what kind the files are.
  writeFileSync(join(OUT, 'package.json'), '{"type":"module"}');
  return OUT;
}
