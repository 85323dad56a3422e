import { readFile } from 'node:fs/promises';

/** Beside the built program, or in the checkout it runs from; `resources/cmaps/README.md` says what is in it. */
const FOLDER = new URL(
  import.meta.url.endsWith('.ts') ? '../../../../resources/cmaps/' : './cmaps/',
  import.meta.url,
);

/**
 * Gives PDF.js the character maps that PDFs in Chinese, Japanese and Korean name without bearing them: which
 * character a code of their fonts is. It asks for nothing else, and gets nothing else: the name is the document's.
 */
export class CharacterMaps {
  /**
   * @param wanted which file PDF.js wants, `UniJIS-UTF16-H.bcmap`
   * @throws Error where that is no map of ours
   */
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    if (!/^[\w-]+\.bcmap$/.test(filename)) throw new Error('There is no such character map.');
    return new Uint8Array(await readFile(new URL(filename, FOLDER)));
  }
}
