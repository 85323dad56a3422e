/** What the program that saved a page says of where it came from. */
export interface SavedFrom {
  readonly url: string | null;
  /** `YYYY-MM-DD`. */
  readonly accessed: string | null;
}

const HEAD = 8192;

/**
 * Reads the comment that SingleFile (`url: …`, `saved date: …`) and browsers (`saved from url=(0023)…`) put
 * at the start of a page.
 */
export function savedFrom(text: string): SavedFrom {
  const head = text.slice(0, HEAD);
  const url =
    /<!--[^>]{0,200}?saved with SingleFile\s+url: (https?:\/\/\S+)/i.exec(head)?.[1] ??
    /<!-- saved from url=\(\d+\)(https?:\/\/\S+) -->/i.exec(head)?.[1] ??
    null;
  const date = /saved date: (.{10,80})/i.exec(head)?.[1] ?? '';
  const time = Date.parse(date.replace(/\(.*$/, ''));
  return {
    url,
    accessed: Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10),
  };
}
