/** Cuts words for a label at `limit` UTF-16 code units, on a grapheme's edge, with an ellipsis where cut. */
export function shorten(text: string, limit = 60): string {
  const folded = text.replace(/\s+/gu, ' ').trim();
  if (folded.length <= limit) return folded;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(folded.slice(0, limit + 20))) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
