import type { Bibliography } from '../../contract/article.ts';
import type { Aside, Block } from '../../contract/block.ts';
import type { FoundPassage } from './found-passages.ts';
import type { Picture } from './pictures.ts';

/** A file that was saved beside a web page. */
export interface Companion {
  /** As the page names it: `A page_files/logo.png`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a format gets to read. */
export interface Input {
  /** The file's name, for a title of last resort. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Leave what looks like page furniture in the text. */
  readonly keepFurniture: boolean;
  readonly companions?: readonly Companion[] | undefined;
  /** Tell the addresses of pictures that are not in the file, instead of what is in it. */
  readonly remote?: boolean | undefined;
  /** Opens a document that is encrypted. */
  readonly password?: string | undefined;
  /** One article for each chapter of a book, instead of one for the whole. */
  readonly chapters?: boolean | undefined;
  /** The charset of a text, where somebody knows it: nothing is guessed then. */
  readonly charset?: string | undefined;
}

/** What every format makes of a document. */
export interface ParsedDocument {
  readonly bibliography: Bibliography;
  /** In reading order, the title first as a heading of level 1. */
  readonly blocks: readonly Block[];
  readonly asides: readonly Aside[];
  /** What was guessed, dropped or set aside, in sentences. */
  readonly warnings: readonly string[];
  /** The charset of a format that is plain text and does not say reliably which; else left out. */
  readonly charset?: string;
  /** Addresses of pictures that the text shows and the file does not hold, where they were asked for. */
  readonly remote?: readonly string[];
  /** Those that figures name: `picture:` and the SHA-256. */
  readonly pictures?: readonly Picture[];
  /** Marks and comments that came with the document. */
  readonly passages?: readonly FoundPassage[];
  /** The bytes of this article alone, where it is a whole document inside its file: a message of a mailbox. */
  readonly source?: { readonly name: string; readonly bytes: Uint8Array };
  /** More articles of the same file: chapters of a book, messages of a mailbox. */
  readonly further?: readonly FurtherDocument[];
}

/** An article beside the first of a file. */
export type FurtherDocument = Omit<ParsedDocument, 'further'>;

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
    issn: null,
    language: null,
    type,
    accessed: null,
  };
}
