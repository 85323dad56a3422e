import { client } from '../../data/client.ts';
import { announce, showFailure, showToast } from '../../state/announce.ts';
import { useView } from '../../state/view.ts';
import { type ImportOptions, sendFiles } from './send-files.ts';
import { sortFiles, type WaitingFile } from './waiting-file.ts';

/**
 * Brings files in: leaves out what in a folder is no article, opens the import and sends the rest. It goes
 * on by itself; the progress region shows how far it is.
 * @returns false where it could not begin; the reason was shown
 */
export async function startImport(
  files: readonly WaitingFile[],
  options: ImportOptions = optionsOfPlace(),
): Promise<boolean> {
  try {
    const formats = await client.call('import.formats', {});
    const { wanted, leftOut } = sortFiles(
      files,
      formats.flatMap(({ extensions }) => extensions),
    );
    if (wanted.length === 0) {
      showToast(nothingToRead(leftOut.length), { failed: true });
      return false;
    }
    const names = leftOut.map(({ name }) => name);
    const { sent } = await sendFiles(client, wanted, names, options);
    announce(wanted.length === 1 ? 'Adding one file.' : `Adding ${wanted.length} files.`);
    sent.catch(showFailure);
    return true;
  } catch (error) {
    showFailure(error);
    return false;
  }
}

/** What is dropped while a collection is shown goes into it: that is where it was dropped. */
export function optionsOfPlace(): ImportOptions {
  const { place } = useView.getState();
  return { tags: [], collection: place.kind === 'collection' ? place.id : null };
}

function nothingToRead(leftOut: number): string {
  return leftOut === 0
    ? 'The folder is empty.'
    : 'The folder holds no file of a kind that can be read.';
}
