/** A file to bring in, and what a browser saved beside it. */
export interface SavedPage {
  readonly path: string;
  /** Files of the page's own folder: its pictures, styles and scripts. */
  readonly companions: readonly string[];
}

/** How browsers call the folder beside a page that was saved complete, in the languages they speak. */
const FOLDER =
  /^(.+?)[ _.-](?:files|dateien|fichiers|archivos|ficheros|file|bestanden|filer|arquivos|ficheiros|pliki|soubory|tiedostot|elemei|dosyalar|файлы|датотеке)$/iu;
const SYSTEM = /(?:^|\/)(?:\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(?:\/|$)/i;

/**
 * Puts the files of a "web page, complete" with their page, and leaves out what systems put into folders.
 * @param paths with slashes, relative to one place
 */
export function savedPages(paths: readonly string[]): SavedPage[] {
  const known = paths.filter((path) => !SYSTEM.test(path));
  const pages = new Map<string, string>();
  for (const path of known) {
    const stem = /^(.*)\.x?html?$/i.exec(path)?.[1];
    if (stem !== undefined) pages.set(stem, path);
  }
  const companions = new Map<string, string[]>();
  const rest = known.filter((path) => {
    const owner = ownerOf(path, pages);
    if (owner !== null) companions.set(owner, [...(companions.get(owner) ?? []), path]);
    return owner === null;
  });
  return rest.map((path) => ({ path, companions: companions.get(path) ?? [] }));
}

/** The page whose folder a file lies in; null for a file of its own. */
function ownerOf(path: string, pages: ReadonlyMap<string, string>): string | null {
  const parts = path.split('/');
  for (let depth = parts.length - 1; depth > 0; depth -= 1) {
    const stem = FOLDER.exec(parts[depth - 1] ?? '')?.[1];
    if (stem === undefined) continue;
    const page = pages.get([...parts.slice(0, depth - 1), stem].join('/'));
    if (page !== undefined) return page;
  }
  return null;
}
