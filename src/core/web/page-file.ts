import type { Fetched } from './fetch-bytes.ts';

/**
 * A page and its pictures as one file (MHTML), as browsers save them: what was fetched is kept whole and can
 * be opened by other programs.
 */
export function pageFile(page: Fetched, pictures: readonly Fetched[], at: Date): Uint8Array {
  const boundary = '----commonplace-part';
  const head = [
    'From: <Saved by Commonplace>',
    `Snapshot-Content-Location: ${page.url}`,
    `Date: ${at.toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/related; type="text/html"; boundary="${boundary}"`,
  ].join('\r\n');
  const charset = page.charset ? `; charset="${page.charset}"` : '';
  const parts = [
    part('text/html', charset, page),
    ...pictures.map((picture) => part(picture.type || 'application/octet-stream', '', picture)),
  ];
  const body = parts.map((one) => `--${boundary}\r\n${one}\r\n`).join('');
  return Buffer.from(`${head}\r\n\r\n${body}--${boundary}--\r\n`, 'latin1');
}

/** A picture stands under the address that the page names, wherever that led. */
function part(type: string, charset: string, { url, redirects, bytes }: Fetched): string {
  const base64 = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  const location = type === 'text/html' ? url : (redirects[0] ?? url);
  return `Content-Type: ${type}${charset}\r\nContent-Transfer-Encoding: base64\r\nContent-Location: ${location}\r\n\r\n${base64}`;
}
