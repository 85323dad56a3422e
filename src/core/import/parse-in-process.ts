import { type Failure, fail } from '../../contract/failure.ts';
import { LARGEST_DOCUMENT, needFitting } from '../../contract/largest-document.ts';
import { forkReader } from './fork-reader.ts';
import type { Companion, FurtherDocument, ParsedDocument } from './format.ts';
import type { StartReader } from './reader-process.ts';
import { readingQueue } from './reading-queue.ts';

/** What a reader is asked. */
export interface ParseRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: string | undefined;
  readonly keepFurniture: boolean;
  readonly chapters?: boolean | undefined;
  readonly password?: string | undefined;
  /** The charset of a text, where somebody knows it. */
  readonly charset?: string | undefined;
  /** Tell the addresses of pictures that the text shows and the file does not hold. */
  readonly remote?: boolean | undefined;
  /** What was saved beside a web page. */
  readonly companions?: readonly Companion[] | undefined;
  /** The bytes are an archive: list it, or read one of its files. */
  readonly within?:
    | {
        /** What tells this archive from any other: it is sent once and asked many times. */
        readonly id: string;
        readonly entry?: string;
        readonly companions?: readonly string[];
      }
    | undefined;
}

/** What an archive holds. */
export interface ArchiveListing {
  readonly names: readonly string[];
  /** What of it is not handed out, in sentences. */
  readonly warnings: readonly string[];
}

/** A document as it was read. */
export interface Parsed extends Omit<ParsedDocument, 'further'> {
  readonly format: string;
  /** Words of all blocks. */
  readonly words: number;
  readonly further: readonly (FurtherDocument & { readonly words: number })[];
}

/** What a reader answers. */
export type ParseAnswer =
  | { readonly kind: 'parsed'; readonly parsed: Parsed }
  | { readonly kind: 'listed'; readonly listing: ArchiveListing }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Limits on one parse. */
export interface ParseLimits {
  readonly timeMs: number;
  readonly memoryMb: number;
  readonly bytes: number;
}

export const PARSE_LIMITS: ParseLimits = {
  timeMs: 30_000,
  memoryMb: 512,
  bytes: LARGEST_DOCUMENT,
};

/** Reads documents one after the other in a process that holds no notebook and can be killed. */
export interface Parser {
  parse(request: ParseRequest, signal?: AbortSignal): Promise<Parsed>;
  /** The files of an archive. */
  list(request: ParseRequest, signal?: AbortSignal): Promise<ArchiveListing>;
  stop(): Promise<void>;
}

/**
 * Starts no process until it is needed, keeps it warm for a while, and replaces it after it was killed. Some
 * documents lie with the reader ahead, so that it never waits for this thread; they are read in turn.
 * @param start how this host starts one
 */
export function createParser(
  limits: ParseLimits = PARSE_LIMITS,
  start: StartReader = forkReader(),
): Parser {
  const queue = readingQueue(limits, start);
  const ask = async (request: ParseRequest, signal?: AbortSignal) => {
    const { name, bytes } = request;
    if (signal?.aborted) fail('cancelled', `${name} was cancelled.`);
    needFitting(name, bytes.length, limits.bytes);
    return queue.ask(request, signal);
  };
  return {
    parse: async (request, signal) => {
      const answer = await ask(request, signal);
      if (answer.kind === 'parsed') return answer.parsed;
      throw new Error('a document was asked for, and a list came');
    },
    list: async (request, signal) => {
      const answer = await ask(request, signal);
      if (answer.kind === 'listed') return answer.listing;
      throw new Error('a list was asked for, and a document came');
    },
    stop: async () => queue.stop(),
  };
}
