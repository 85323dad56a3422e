import jbig2 from 'pdfjs-dist/wasm/jbig2_nowasm_fallback.js?url';
import openjpeg from 'pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url';

/**
 * Where character maps and faces of the program lie, by their file names. The faces in place of Helvetica that come
 * with PDF.js are under the GPL and stay out; every system has one of its own.
 */
const FILES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...import.meta.glob<string>('../../../resources/cmaps/*.bcmap', {
      eager: true,
      query: '?url',
      import: 'default',
    }),
    ...import.meta.glob<string>('../../../node_modules/pdfjs-dist/standard_fonts/*.pfb', {
      eager: true,
      query: '?url',
      import: 'default',
    }),
  }).map(([path, address]) => [path.split('/').at(-1) ?? '', address]),
);

/**
 * The folder of the two decoders that pictures may need, which the worker loads by their own names. They are
 * script and not WebAssembly, which the page's policy does not allow.
 */
export const SCRIPTS: string = folderOf(jbig2, openjpeg);

/** Gives PDF.js what documents leave to the program: character maps and standard faces. */
export class PdfResources {
  /** @throws Error for a name that is not among them: the document is then shown without it */
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const address = FILES.get(filename);
    if (address === undefined) throw new Error(`${filename} is not in the program.`);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${filename} could not be read.`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

function folderOf(one: string, other: string): string {
  const [folder, second] = [one, other].map((address) => new URL('.', absolute(address)).href);
  if (folder === undefined || folder !== second) throw new Error('The decoders lie apart.');
  return folder;
}

function absolute(address: string): string {
  return new URL(address, document.baseURI).href;
}
