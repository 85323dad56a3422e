/** How a document was read: by which format and, of plain text, in which charset. */
export interface ReadAs {
  /** The id of the format. */
  readonly format: string;
  /** Left out where the format has none, or says reliably which. */
  readonly charset?: string | undefined;
}

const PARAMETER = '; charset=';

/** As the column `format` of a revision has it: like a media type with its parameter, `text; charset=koi8-r`. */
export function storedFormat({ format, charset }: ReadAs): string {
  return charset === undefined ? format : format + PARAMETER + charset;
}

/** The other way round. Notebooks written before have no charset there. */
export function readAs(stored: string): ReadAs {
  const at = stored.indexOf(PARAMETER);
  return at === -1
    ? { format: stored }
    : { format: stored.slice(0, at), charset: stored.slice(at + PARAMETER.length) };
}
