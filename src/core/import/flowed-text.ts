const FLOWED = /(;\s*)format(\s*=\s*"?flowed\b)/gi;

/** A message whose lines nobody has joined yet. */
export interface Unflowed {
  readonly bytes: Uint8Array;
  /** Null where it says of none of its texts that its lines flow. */
  readonly flow: { readonly dropsSpaces: boolean } | null;
}

/**
 * Hides from the parser of messages that lines flow (RFC 3676): it would join quoted lines with the signs of
 * quotation between.
 */
export function hideFlow(bytes: Uint8Array): Unflowed {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (source.search(FLOWED) < 0) return { bytes, flow: null };
  return {
    bytes: Buffer.from(source.replace(FLOWED, '$1x-format$2'), 'latin1'),
    flow: { dropsSpaces: /;\s*delsp\s*=\s*"?yes\b/i.test(source) },
  };
}

/** Joins lines that end in a space with the next one of the same depth of quotation, and unstuffs them. */
export function unflow(text: string, dropsSpaces: boolean): string {
  const joined: string[] = [];
  let open: { depth: string; flows: boolean } = { depth: '', flows: false };
  for (const raw of text.split(/\r?\n/)) {
    const depth = /^>*/.exec(raw)?.[0] ?? '';
    const line = raw.slice(depth.length).replace(/^ /, '');
    const isSignature = line === '-- ';
    const goesOn = open.flows && open.depth === depth && !isSignature;
    const flows = line.endsWith(' ') && !isSignature;
    const words = flows && dropsSpaces ? line.slice(0, -1) : line;
    if (goesOn) joined.push((joined.pop() ?? '') + words);
    else joined.push(depth === '' ? words : `${depth} ${words}`);
    open = { depth, flows };
  }
  return joined.join('\n');
}
