/** A piece of an RTF file. Words are control words without their backslash. */
export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  | { readonly kind: 'text'; readonly text: string }
  /** A byte in the font's own charset. */
  | { readonly kind: 'byte'; readonly byte: number };

const WORD = /\\([a-z]{1,32})(-?\d{1,10})? ?/iy;
const PLAIN = /[^\\{}\r\n]+/y;

/** The pieces of a file, in order. @param source the file read as Latin-1 */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  while (at < source.length) {
    const sign = source[at];
    if (sign === '{' || sign === '}') {
      yield { kind: sign === '{' ? 'open' : 'close' };
      at += 1;
    } else if (sign === '\r' || sign === '\n') at += 1;
    else if (sign !== '\\') {
      PLAIN.lastIndex = at;
      const [text = ''] = PLAIN.exec(source) ?? [];
      yield* plain(text);
      at += text.length;
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(source);
      if (word) {
        const name = word[1] ?? '';
        const value = word[2] === undefined ? null : Number(word[2]);
        at = WORD.lastIndex;
        // Raw bytes follow: nothing in them is RTF.
        if (name === 'bin') at += Math.max(0, value ?? 0);
        else yield { kind: 'word', name, value };
      } else {
        const next = source[at + 1] ?? '';
        at += 2;
        if (next === "'") {
          const byte = Number.parseInt(source.slice(at, at + 2), 16);
          at += 2;
          if (!Number.isNaN(byte)) yield { kind: 'byte', byte };
        } else yield symbol(next);
      }
    }
  }
}

/** Characters beyond ASCII should not stand in the file as they are; where they do, they are bytes. */
function* plain(text: string): Generator<RtfToken> {
  for (const piece of text.match(/[\u0080-\u00ff]|[^\u0080-\u00ff]+/g) ?? []) {
    const code = piece.charCodeAt(0);
    yield code >= 0x80 ? { kind: 'byte', byte: code } : { kind: 'text', text: piece };
  }
}

function symbol(sign: string): RtfToken {
  switch (sign) {
    case '~':
      return { kind: 'text', text: '\u00a0' };
    case '_':
      return { kind: 'text', text: '\u2011' };
    case '-':
      return { kind: 'text', text: '' };
    case '*':
      return { kind: 'word', name: '*', value: null };
    case '\r':
    case '\n':
      return { kind: 'word', name: 'par', value: null };
    case '\t':
      return { kind: 'text', text: '\t' };
    default:
      return { kind: 'text', text: /[\\{}]/.test(sign) ? sign : '' };
  }
}
