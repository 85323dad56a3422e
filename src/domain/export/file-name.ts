import { visibleName } from '../visible-name.ts';

/** Names that Windows keeps for devices, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;
/** Code units kept: with the ending under 255 bytes in UTF-8 whatever the script. */
const LIMIT = 80;

/**
 * A file name that every system takes: no separators, control characters, device names, dots or spaces at the ends;
 * not too long; controls of writing direction made visible, so that the ending cannot be disguised.
 */
export function safeFileName(title: string, extension: string): string {
  const visible = visibleName(
    title
      .toWellFormed()
      .normalize('NFC')
      .replace(/[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\ufeff\ufffd]/gu, ' '),
  )
    .replace(/[⟨⟩]/g, (bracket) => (bracket === '⟨' ? '(' : ')'))
    .replace(/[<>:"/\\|?*]/g, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.-]+/u, '');
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(visible)) {
    if (kept.length + segment.length > LIMIT) break;
    kept += segment;
  }
  const name = kept.replace(/[\s.]+$/u, '') || 'Commonplace';
  const device = RESERVED.test(name.split('.')[0]?.trim() ?? '') ? '_' : '';
  return `${device}${name}.${extension}`;
}
