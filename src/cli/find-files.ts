import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { savedPages } from '../domain/saved-pages.ts';

/** A file, and what a browser saved beside it. */
export interface FoundFile {
  readonly kind: 'file';
  readonly path: string;
  readonly companions: readonly string[];
}

/** A path of the command line, followed to its files. */
export type Found =
  | FoundFile
  | { readonly kind: 'missing'; readonly path: string; readonly reason: string };

/**
 * Follows folders to the files below them, by name; hidden files and folders are left out, links to
 * folders are not followed. A path that is not there is found missing, and the rest still counts.
 * @param standardInput the word that stands for standard input
 */
export async function findFiles(
  paths: readonly string[],
  standardInput: string,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    if (path === standardInput) found.push({ kind: 'file', path, companions: [] });
    else found.push(...paired(await follow(path)));
  }
  return found;
}

/** Files of pages that were saved complete go with their page. */
function paired(found: readonly Found[]): Found[] {
  const files = found.filter((one) => one.kind === 'file');
  const pages = savedPages(files.map(({ path }) => path.split(sep).join('/')));
  const ready = new Map(pages.map(({ path, companions }) => [path, companions]));
  return found.flatMap((one): Found[] => {
    if (one.kind === 'missing') return [one];
    const companions = ready.get(one.path.split(sep).join('/'));
    // What was named by itself counts, whatever it is called.
    if (!companions) return found.length === 1 ? [one] : [];
    return [companions.length > 0 ? { ...one, companions } : one];
  });
}

async function follow(path: string): Promise<Found[]> {
  try {
    const stats = await stat(path);
    if (stats.isFile()) {
      return [{ kind: 'file', path, companions: await besides(path) }];
    }
    if (!stats.isDirectory()) return [missing(path, `${path} is neither a file nor a folder.`)];
    const entries = await readdir(path, { withFileTypes: true });
    const below: Found[] = [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const child = join(path, entry.name);
      if (entry.isDirectory()) below.push(...(await follow(child)));
      else if (entry.isFile()) below.push({ kind: 'file', path: child, companions: [] });
    }
    return below;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return [
      missing(
        path,
        code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`,
      ),
    ];
  }
}

/** The files of the folder that a browser saved beside a single page. */
async function besides(path: string): Promise<string[]> {
  if (!/\.x?html?$/i.test(path)) return [];
  const folder = dirname(path);
  const stem = basename(path).replace(/\.x?html?$/i, '');
  const near = await readdir(folder, { withFileTypes: true });
  const folders = near.filter((entry) => entry.isDirectory() && entry.name.startsWith(stem));
  const below = await Promise.all(folders.map((entry) => follow(join(folder, entry.name))));
  const paths = below.flat().flatMap((one) => (one.kind === 'file' ? [one.path] : []));
  const page = savedPages([path, ...paths].map((one) => one.split(sep).join('/'))).find(
    (one) => one.path === path.split(sep).join('/'),
  );
  return [...(page?.companions ?? [])];
}

function missing(path: string, reason: string): Found {
  return { kind: 'missing', path, reason };
}
