import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the page. */
export interface PageFile {
  /** Held in memory: a program that is being replaced still shows itself. */
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: string;
}

/** The page's files by the path they are asked for: `/`, `/assets/index-1a2b.js`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
};

/** What a few PDFs need, of which there are many: read when it is first asked for. */
const SELDOM = new Set(['.bcmap', '.pfb']);

/**
 * Reads the built page into memory. What was not there at the start cannot be asked for: no path of a
 * request ever reaches the file system.
 * @param folder where the renderer was built
 * @throws Error where nothing was built
 */
export function readPageFiles(folder: string = builtPage()): PageFiles {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`The page is not built (${folder} is missing); "npm run build" builds it.`);
  }
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const ending = extname(entry.name);
    const type = TYPES[ending];
    if (!entry.isFile() || !type) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    files.set(
      path === '/index.html' ? '/' : path,
      SELDOM.has(ending) ? readLate(file, type) : { bytes: readFileSync(file), type },
    );
  }
  return files;
}

function readLate(file: string, type: string): PageFile {
  let bytes: Buffer<ArrayBuffer> | null = null;
  return {
    type,
    get bytes() {
      bytes ??= readFileSync(file);
      return bytes;
    },
  };
}

/** Where the page was built, seen from this module as source and as built. */
function builtPage(): string {
  const fromHere = import.meta.url.endsWith('.ts') ? '../../out/renderer' : '../renderer';
  return fileURLToPath(new URL(fromHere, new URL('./', import.meta.url)));
}
