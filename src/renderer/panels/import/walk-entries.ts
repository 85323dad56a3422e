import { bytesOf, type WaitingFile } from './waiting-file.ts';

/**
 * What was dropped, as entries. Must be called within the drop event: afterwards the browser has emptied
 * the list. A dropped thing without an entry (an image from a page) is given back as its file.
 */
export function takeEntries(items: Iterable<DataTransferItem>): (FileSystemEntry | File)[] {
  const taken: (FileSystemEntry | File)[] = [];
  for (const item of items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry?.() ?? item.getAsFile();
    if (entry) taken.push(entry);
  }
  return taken;
}

/**
 * All files in what was dropped, folders walked to their ends, in the order of their names. Only names and
 * handles are held; a folder that cannot be read is reported through `failed`.
 */
export async function walkEntries(
  entries: readonly (FileSystemEntry | File)[],
  failed: (path: string) => void = () => {},
): Promise<WaitingFile[]> {
  const found: WaitingFile[] = [];
  for (const entry of entries) {
    if (entry instanceof File) {
      found.push({ name: entry.name, named: true, bytes: () => bytesOf(entry) });
    } else {
      await walk(entry, true, found, failed);
    }
  }
  return found;
}

async function walk(
  entry: FileSystemEntry,
  named: boolean,
  found: WaitingFile[],
  failed: (path: string) => void,
): Promise<void> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const file = entry as FileSystemFileEntry;
    found.push({
      name: named ? entry.name : path,
      named,
      bytes: async () => bytesOf(await new Promise<File>((done, fail) => file.file(done, fail))),
    });
    return;
  }
  try {
    const children = await childrenOf(entry as FileSystemDirectoryEntry);
    children.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    for (const child of children) await walk(child, false, found, failed);
  } catch {
    failed(path);
  }
}

/** Chromium hands out at most 100 children a call: it must be asked until it gives none. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) =>
      reader.readEntries(done, fail),
    );
    if (some.length === 0) return children;
    children.push(...some);
  }
}
