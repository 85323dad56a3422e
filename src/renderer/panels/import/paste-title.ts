const TITLE_LIMIT = 120;

/**
 * A title for pasted text: its first line when that reads like one, else its first words. HTML is known by
 * its `<title>` or first heading.
 * @returns an empty string for text without a word
 */
export function guessTitle(pasted: string, kind: 'text' | 'html'): string {
  if (kind === 'html') {
    const marked =
      /<title[^>]*>([\s\S]*?)<\/title>/i.exec(pasted)?.[1] ??
      /<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(pasted)?.[1];
    const title = marked === undefined ? '' : plain(marked);
    if (title !== '') return shortened(title);
    return guessTitle(wordsOf(pasted), 'text');
  }
  const first = pasted.split('\n').find((line) => /[\p{L}\p{N}]/u.test(line)) ?? '';
  return shortened(
    first
      .replace(/^#{1,6}\s+/, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
}

/** Whether the text is markup, so that it is read as HTML though it came as plain text. */
export function looksLikeHtml(text: string): boolean {
  return (
    /^\s*(<!doctype html|<html[\s>])/i.test(text) ||
    /<(p|div|h[1-6]|article|ul)[\s>][\s\S]*<\/\1>/i.test(text)
  );
}

/** A name under which the pasted text goes in; what no file name may hold is left out. */
export function pastedName(title: string, kind: 'text' | 'html'): string {
  const stem = title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return `${stem === '' ? 'Pasted text' : stem}.${kind === 'html' ? 'html' : 'md'}`;
}

/** The words of markup as they would be read, roughly: no parser is asked, so nothing in it can happen. */
export function wordsOf(html: string): string {
  return plain(
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<(style|script|title)\b[\s\S]*?<\/\1\s*>/gi, '')
      .replace(/<\/(p|div|h\d|li)>/gi, '\n'),
  );
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};

function shortened(line: string): string {
  if (line.length <= TITLE_LIMIT) return line;
  const sentence = /^.{10,119}?[.!?](?=\s)/u.exec(line)?.[0];
  if (sentence) return sentence;
  const cut = line.slice(0, TITLE_LIMIT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60)).trimEnd()}…`;
}
