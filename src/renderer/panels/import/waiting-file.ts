import { needFitting } from '../../../contract/largest-document.ts';
import { savedPages } from '../../../domain/saved-pages.ts';

/** A file that was chosen or dropped and is not read yet: a name and the way to its bytes. */
export interface WaitingFile {
  /** Its name, or its path inside the folder that was chosen. */
  readonly name: string;
  /** Whether it was named by the person; a file that merely lies in a chosen folder was not. */
  readonly named: boolean;
  bytes(): Promise<Uint8Array>;
  /** What a browser saved beside it, where it is a page that was saved complete. */
  readonly companions?: readonly WaitingFile[];
}

/**
 * Files from a file field; with a folder chosen they bear their paths in it and stand in the order of these,
 * because the browser hands them out in whatever order the disk has them.
 */
export function waitingFiles(files: Iterable<File>): WaitingFile[] {
  const all = [...files].map((file) => ({
    name: file.webkitRelativePath || file.name,
    named: file.webkitRelativePath === '',
    bytes: () => bytesOf(file),
  }));
  return all.some(({ named }) => !named) ? all.sort((a, b) => IN_ORDER(a.name, b.name)) : all;
}

const IN_ORDER = new Intl.Collator(undefined, { numeric: true }).compare;

/** The bytes of a file. @throws CallFailure `too-large`, before any of it is read */
export async function bytesOf(file: File): Promise<Uint8Array> {
  needFitting(file.name, file.size);
  return new Uint8Array(await file.arrayBuffer());
}

/** Text that was pasted, as a file. */
export function pastedFile(name: string, text: string): WaitingFile {
  return { name, named: true, bytes: async () => new TextEncoder().encode(text) };
}

/** What of the files goes in, and what lies in a folder but is of no kind that can be read. */
export interface Sorted {
  readonly wanted: readonly WaitingFile[];
  readonly leftOut: readonly WaitingFile[];
}

/**
 * Leaves out what a folder holds besides articles (images of a saved page, system files). A file that was
 * named itself always goes in, so that the person hears why it cannot be read.
 * @param endings with their dot, lower case; an empty list lets everything in
 */
export function sortFiles(files: readonly WaitingFile[], endings: readonly string[]): Sorted {
  const wanted: WaitingFile[] = [];
  const leftOut: WaitingFile[] = [];
  for (const file of withCompanions(files)) (isWanted(file, endings) ? wanted : leftOut).push(file);
  return { wanted, leftOut };
}

/** Files of pages that were saved complete go with their page. */
function withCompanions(files: readonly WaitingFile[]): WaitingFile[] {
  const inside = new Map(files.filter(({ named }) => !named).map((file) => [file.name, file]));
  const saved = savedPages([...inside.keys()]);
  const pages = new Map(saved.map((page) => [page.path, page.companions]));
  const gone = new Set(saved.flatMap((page) => page.companions));
  return files.flatMap((file): WaitingFile[] => {
    const companions = pages.get(file.name) ?? [];
    if (!file.named && gone.has(file.name)) return [];
    if (file.named || companions.length === 0) return [file];
    const found = companions.flatMap((name) => inside.get(name) ?? []);
    return [{ ...file, bytes: () => file.bytes(), companions: found }];
  });
}

function isWanted(file: WaitingFile, endings: readonly string[]): boolean {
  if (file.named) return true;
  const names = file.name.split('/');
  if (names.some((name) => name.startsWith('.') || name === '__MACOSX')) return false;
  const last = names.at(-1)?.toLowerCase() ?? '';
  return endings.length === 0 || endings.some((ending) => last.endsWith(ending));
}
