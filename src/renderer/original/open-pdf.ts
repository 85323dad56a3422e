import {
  getDocument,
  PasswordResponses,
  type PDFDocumentProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { PdfResources, SCRIPTS } from './pdf-resources.ts';

/** A password is asked for; `wrong` after one that did not open it. */
export interface PasswordWish {
  readonly wrong: boolean;
  readonly give: (password: string) => void;
}

/** A PDF that is being opened. */
export interface Opening {
  readonly document: Promise<PDFDocumentProxy>;
  /** Stops whatever is being done with it, at once, and frees what it holds. */
  readonly close: () => void;
}

/** No picture of more pixels is decoded: a small file can hold one that fills the memory. */
const PICTURE_PIXELS = 100_000_000;

/**
 * Opens a PDF to be looked at. All of it is read in a worker of its own, which has no more rights than the
 * page and ends with {@link Opening.close}: a file that never comes to an end holds up nothing else. Scripts and
 * forms of a PDF are not run.
 * @param bytes handed over to the worker, and empty afterwards
 * @param onPassword called when it is encrypted, as often as it takes
 */
export function openPdf(
  bytes: Uint8Array<ArrayBuffer>,
  onPassword: (wish: PasswordWish) => void,
): Opening {
  const port = new Worker(trusted(), { type: 'module' });
  const failed = new Promise<never>((_, reject) => {
    port.addEventListener('error', () =>
      reject(new Error('What shows PDFs could not be started.')),
    );
  });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    data: bytes,
    worker,
    enableXfa: false,
    maxImageSize: PICTURE_PIXELS,
    useWasm: false,
    wasmUrl: SCRIPTS,
    useWorkerFetch: false,
    BinaryDataFactory: PdfResources,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    standardFontDataUrl: 'fonts/',
    verbosity: 0,
  });
  task.onPassword = (give: (password: string) => void, reason: number) =>
    onPassword({ wrong: reason === PasswordResponses.INCORRECT_PASSWORD, give });
  return {
    document: Promise.race([task.promise, failed]),
    close: () => {
      void task.destroy().catch(() => undefined);
      port.terminate();
    },
  };
}

interface ScriptPolicy {
  readonly createScriptURL: (address: string) => string;
}

interface PolicyMaker {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => ScriptPolicy;
}

let policy: ScriptPolicy | null = null;

/** The worker's address, as the page's policy wants it: by a name that may say this one address and no other. */
function trusted(): string {
  const maker = (globalThis as { trustedTypes?: PolicyMaker }).trustedTypes;
  if (!maker) return workerAddress;
  policy ??= maker.createPolicy('pdf-worker', { createScriptURL: () => workerAddress });
  return policy.createScriptURL(workerAddress);
}
