import { describe, expect, it } from 'vitest';
import { sortFiles, waitingFiles } from './waiting-file.ts';
import { walkEntries } from './walk-entries.ts';

/** A folder as Chromium gives it: at most 100 children a call. */
function folder(path: string, children: FileSystemEntry[], broken = false): FileSystemEntry {
  return {
    name: path.split('/').at(-1),
    fullPath: path,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      let at = 0;
      return {
        readEntries: (done: (some: FileSystemEntry[]) => void, fail: (error: Error) => void) => {
          if (broken) return fail(new Error('gone'));
          done(children.slice(at, at + 100));
          at += 100;
        },
      };
    },
  } as unknown as FileSystemEntry;
}

function file(path: string, text = path): FileSystemEntry {
  const name = path.split('/').at(-1) ?? '';
  return {
    name,
    fullPath: path,
    isFile: true,
    isDirectory: false,
    file: (done: (file: File) => void) => done(new File([text], name)),
  } as unknown as FileSystemEntry;
}

describe('walking what was dropped', () => {
  it('takes every file of a folder, though the browser hands out 100 at a time', async () => {
    const many = Array.from({ length: 250 }, (_, at) => file(`/all/${at}.txt`));
    const found = await walkEntries([folder('/all', many)]);
    expect(found.map(({ name }) => name)).toEqual(
      Array.from({ length: 250 }, (_, at) => `all/${at}.txt`),
    );
  });

  it('walks folders in folders and keeps paths; a file dropped by itself bears its name', async () => {
    const found = await walkEntries([
      folder('/a', [folder('/a/b', [file('/a/b/deep.md', 'deep')])]),
      file('/alone.txt'),
    ]);
    expect(found.map(({ name, named }) => [name, named])).toEqual([
      ['a/b/deep.md', false],
      ['alone.txt', true],
    ]);
    expect(new TextDecoder().decode(await found[0]?.bytes())).toBe('deep');
  });

  it('refuses a file that is larger than any that is read, before it is read', async () => {
    const huge = new File(['a little'], 'huge.pdf');
    Object.defineProperty(huge, 'size', { value: 2 ** 31 });
    huge.arrayBuffer = () => Promise.reject(new Error('it was read'));
    const found = [...(await walkEntries([huge])), ...waitingFiles([huge])];
    expect(found).toHaveLength(2);
    for (const file of found) {
      await expect(file.bytes()).rejects.toMatchObject({
        failure: { code: 'too-large', message: 'huge.pdf is larger than 100 MB.' },
      });
    }
  });

  it('goes on behind a folder that cannot be read, and says which it was', async () => {
    const failed: string[] = [];
    const found = await walkEntries(
      [folder('/a', [folder('/a/closed', [], true), file('/a/open.txt')])],
      (path) => failed.push(path),
    );
    expect(found.map(({ name }) => name)).toEqual(['a/open.txt']);
    expect(failed).toEqual(['a/closed']);
  });
});

describe('sorting files', () => {
  const waiting = (name: string, named: boolean) => ({
    name,
    named,
    bytes: async () => new Uint8Array(),
  });

  it('leaves out what a folder holds besides articles, never what was named', () => {
    const { wanted, leftOut } = sortFiles(
      [
        waiting('p/page.HTML', false),
        waiting('p/page_files/logo.png', false),
        waiting('p/.git/notes.txt', false),
        waiting('p/.DS_Store', false),
        waiting('photo.png', true),
      ],
      ['.html', '.txt'],
    );
    expect(wanted.map(({ name }) => name)).toEqual(['p/page.HTML', 'photo.png']);
    // The logo is not left out: it goes along with its page.
    expect(wanted[0]?.companions?.map(({ name }) => name)).toEqual(['p/page_files/logo.png']);
    expect(leftOut.map(({ name }) => name)).toEqual(['p/.git/notes.txt', 'p/.DS_Store']);
  });
});
