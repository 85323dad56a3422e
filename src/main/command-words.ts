import { isAbsolute, resolve } from 'node:path';

/** What the words a window was started with ask for. */
export interface CommandWords {
  /** The notebook to open; null when none is named. */
  readonly notebook: string | null;
  /** Documents to bring in. */
  readonly files: readonly string[];
  /** Where in the page to go: `#passage=ID`, `#article=ID`; null for nowhere. */
  readonly place: string | null;
}

const LINK = /^commonplace:\/\/(passage|article)\/([\w-]{1,100})\/?$/;

/**
 * Reads the words after the program's own. Words that begin with `-` are the system's or Electron's own,
 * but for `--notebook FILE`; a `commonplace://` link is only ever a place, never a path.
 * @param folder relative paths start here
 */
export function readCommandWords(words: readonly string[], folder: string): CommandWords {
  let notebook: string | null = null;
  let place: string | null = null;
  const files: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--notebook') {
      index += 1;
      const next = words[index];
      if (next) notebook = absolute(next, folder);
    } else if (word.startsWith('commonplace:')) place = placeOfLink(word) ?? place;
    else if (word !== '' && !word.startsWith('-') && !/^[a-z][a-z\d+.-]+:/i.test(word)) {
      files.push(absolute(word, folder));
    }
  }
  return { notebook, files, place };
}

/** The page's fragment for a `commonplace://passage/ID` link; null for any other address. */
export function placeOfLink(link: string): string | null {
  const [, kind, id] = LINK.exec(link) ?? [];
  return kind && id ? `#${kind}=${id}` : null;
}

function absolute(path: string, folder: string): string {
  return isAbsolute(path) ? path : resolve(folder, path);
}
