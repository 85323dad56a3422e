import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { externalAddress } from '../../domain/external-address.ts';
import { type Box, styleOf } from './mark-boxes.ts';
import { goToPage } from './original-store.ts';

interface Props {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  /** CSS pixels per point. */
  readonly scale: number;
}

/** A link of a page: to an address, or to a place in the document; its box is in points. */
interface PageLink {
  readonly address: string | null;
  readonly place: unknown;
  readonly box: Box;
}

/** The links of a page. Those that lead out ask first, as all links do. */
export function PageLinks({ document, number, scale }: Props) {
  const [links, setLinks] = useState<readonly PageLink[]>([]);
  useEffect(() => {
    let gone = false;
    readLinks(document, number)
      .then((found) => {
        if (!gone) setLinks(found);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [document, number]);
  return links.map(({ address, place, box }, at) => {
    const style = styleOf(box, scale);
    if (address !== null) {
      return (
        <a key={at} className="pdf-link" style={style} href={address}>
          <span className="visually-hidden">{address}</span>
        </a>
      );
    }
    return (
      <button
        key={at}
        type="button"
        className="pdf-link"
        style={style}
        aria-label="Go to the place in the document"
        onClick={() => void follow(document, place)}
      />
    );
  });
}

async function readLinks(document: PDFDocumentProxy, number: number): Promise<PageLink[]> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const found = await page.getAnnotations({ intent: 'display' });
  return found.flatMap((one): PageLink[] => {
    if (one.subtype !== 'Link' || !Array.isArray(one.rect)) return [];
    const address = typeof one.url === 'string' ? externalAddress(one.url) : null;
    const place: unknown = one.dest ?? null;
    if (address === null && place === null) return [];
    const [x1, y1, x2, y2] = one.rect;
    const [fromX = 0, fromY = 0] = viewport.convertToViewportPoint(x1, y1);
    const [toX = 0, toY = 0] = viewport.convertToViewportPoint(x2, y2);
    return [
      {
        address,
        place,
        box: {
          left: Math.min(fromX, toX),
          top: Math.min(fromY, toY),
          right: Math.max(fromX, toX),
          bottom: Math.max(fromY, toY),
        },
      },
    ];
  });
}

async function follow(document: PDFDocumentProxy, place: unknown): Promise<void> {
  const found = typeof place === 'string' ? await document.getDestination(place) : place;
  const target: unknown = Array.isArray(found) ? found[0] : null;
  if (typeof target === 'number') goToPage(target + 1);
  else if (target && typeof target === 'object') {
    goToPage((await document.getPageIndex(target as { num: number; gen: number })) + 1);
  }
}
