import type { Bibliography } from '../../contract/article.ts';
import type { Aside, Block } from '../../contract/block.ts';
import type { FoundPassage } from './found-passages.ts';
import type { Picture } from './pictures.ts';

/** What a format gets to read. */
export interface Input {
  /** The file's name, for a title of last resort. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Leave what looks like page furniture in the text. */
  readonly keepFurniture: boolean;
  /** Opens a document that is encrypted. */
  readonly password?: string | undefined;
  /** One article for each chapter of a book, instead of one for the whole. */
  readonly chapters?: boolean | undefined;
}

/** What every format makes of a document. */
export interface ParsedDocument {
  readonly bibliography: Bibliography;
  /** In reading order, the title first as a heading of level 1. */
  readonly blocks: readonly Block[];
  readonly asides: readonly Aside[];
  /** What was guessed, dropped or set aside, in sentences. */
  readonly warnings: readonly string[];
  /** Those that figures name: `picture:` and the SHA-256. */
  readonly pictures?: readonly Picture[];
  /** Marks and comments that came with the document. */
  readonly passages?: readonly FoundPassage[];
  /** More articles of the same file: chapters of a book, messages of a mailbox. */
  readonly further?: readonly FurtherDocument[];
}

/** An article beside the first of a file; with bytes of its own where it is a whole document by itself. */
export interface FurtherDocument extends Omit<ParsedDocument, 'further'> {
  readonly source?: { readonly name: string; readonly bytes: Uint8Array };
}

/**
 * A kind of document. Adding one: a file that exports a Format, and a line in `formats.ts`. `parse` runs in
 * the parse worker, without the notebook and under limits; it throws `CallFailure` for what it refuses. It
 * loads its parser itself, when first needed: the list of formats is read where no parser belongs.
 */
export interface Format {
  /** As `--type` names it. */
  readonly id: string;
  readonly label: string;
  /** File name endings with their dot, lower case. */
  readonly extensions: readonly string[];
  /**
   * Whether a file is of this format whatever its ending: for formats that are no text.
   * @param head how it starts, as Latin-1
   */
  claims?(head: string, bytes: Uint8Array, name: string): boolean;
  /** Whether bytes without a known ending look like this format. */
  recognise(head: string): boolean;
  parse(input: Input): Promise<ParsedDocument>;
}

/** Fields of a document that says nothing of itself. */
export function emptyBibliography(title: string, type: string): Bibliography {
  return {
    title,
    authors: [],
    issued: null,
    containerTitle: null,
    publisher: null,
    url: null,
    doi: null,
    language: null,
    type,
    accessed: null,
  };
}
