import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { client } from '../data/client.ts';
import { fromBase64 } from '../panels/import/base64.ts';
import { openPdf, type PasswordWish } from './open-pdf.ts';

/** How far a PDF is opened. */
export type PdfState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'locked'; readonly wish: PasswordWish }
  | { readonly kind: 'open'; readonly document: PDFDocumentProxy }
  | { readonly kind: 'failed'; readonly message: string };

/** Longer than any book takes to be opened, in milliseconds; waiting for a password aside. */
const LIMIT = 30_000;

/** Opens the file that a revision was read from, for as long as the view is shown. */
export function usePdf(id: string, revision: number): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'reading' });
  useEffect(() => {
    let gone = false;
    let timer = 0;
    let close = (): void => {};
    const show = (next: PdfState): void => {
      clearTimeout(timer);
      if (!gone) setState(next);
    };
    const wait = (): void => {
      timer = window.setTimeout(() => {
        show({ kind: 'failed', message: 'It takes too long to open this PDF.' });
        // What comes of closing it is not why it failed.
        gone = true;
        close();
      }, LIMIT);
    };
    const read = async (): Promise<void> => {
      const { bytes } = await client.call('articles.original', { id, revision });
      if (gone) return;
      wait();
      const opening = openPdf(fromBase64(bytes), ({ wrong, give }) =>
        show({
          kind: 'locked',
          wish: {
            wrong,
            give: (password) => {
              show({ kind: 'reading' });
              wait();
              give(password);
            },
          },
        }),
      );
      close = opening.close;
      show({ kind: 'open', document: await opening.document });
    };
    setState({ kind: 'reading' });
    read().catch((error: unknown) => show({ kind: 'failed', message: wordsOf(error) }));
    return () => {
      gone = true;
      clearTimeout(timer);
      close();
    };
  }, [id, revision]);
  return state;
}

function wordsOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidPDFException' || name === 'FormatError') {
    return 'The file is damaged so that its pages cannot be drawn.';
  }
  return error instanceof Error ? error.message : String(error);
}
