import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A path of the command line, followed to its files. */
export type Found =
  | { readonly kind: 'file'; readonly path: string }
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
    if (path === standardInput) found.push({ kind: 'file', path });
    else found.push(...(await follow(path)));
  }
  return found;
}

async function follow(path: string): Promise<Found[]> {
  try {
    const stats = await stat(path);
    if (stats.isFile()) return [{ kind: 'file', path }];
    if (!stats.isDirectory()) return [missing(path, `${path} is neither a file nor a folder.`)];
    const entries = await readdir(path, { withFileTypes: true });
    const below: Found[] = [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const child = join(path, entry.name);
      if (entry.isDirectory()) below.push(...(await follow(child)));
      else if (entry.isFile()) below.push({ kind: 'file', path: child });
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

function missing(path: string, reason: string): Found {
  return { kind: 'missing', path, reason };
}
