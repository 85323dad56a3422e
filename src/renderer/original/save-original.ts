import { client } from '../data/client.ts';
import { fromBase64 } from '../panels/import/base64.ts';
import { saveFile } from '../panels/save-file.ts';
import { showFailure, showToast } from '../state/announce.ts';

/** Hands the file an article was read from to the person, byte for byte. */
export async function saveOriginal(id: string): Promise<void> {
  try {
    const { name, bytes } = await client.call('articles.original', { id });
    const fileName = name.split('/').at(-1) || 'original';
    // As plain bytes: a browser must never open what was imported, only save it.
    saveFile(fileName, fromBase64(bytes), 'application/octet-stream');
    showToast(`Saved as ${fileName}.`);
  } catch (error) {
    showFailure(error);
  }
}
