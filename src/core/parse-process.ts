import { Worker } from 'node:worker_threads';
import { CallFailure, fail } from '../contract/failure.ts';
import { canonicalText } from '../domain/canonical-text.ts';
import { type Archive, openArchive } from './import/archive-gate.ts';
import { countWords } from './import/count-words.ts';
import type { FurtherDocument } from './import/format.ts';
import { formats } from './import/formats.ts';
import type { ParseAnswer, ParseRequest } from './import/parse-in-process.ts';
import { recognise } from './import/recognise.ts';
import { soundStrings } from './import/sound-strings.ts';
import { titleFromName } from './import/title-from-name.ts';
import { workerFile } from './worker-file.ts';

/** The process in which documents are read: no notebook, no environment, killed at its limits. */

/** What every object has, counted before any document was read. */
const OWN_KEYS = Reflect.ownKeys(Object.prototype).length;
/** In UTF-16 code units: more than any book has, and little enough for the program to take over. */
const LONGEST_TEXT = 60_000_000;

/** Electron's own kind of process speaks through a port, Node's through the process itself. */
interface ElectronPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const limitMb = Number(process.argv[2]);
new Worker(workerFile('watch-memory'), { workerData: { limitMb } }).unref();
const port = (process as { parentPort?: ElectronPort }).parentPort;
if (port) {
  port.on('message', ({ data }) => inTurn(data as ParseRequest, (said) => port.postMessage(said)));
} else {
  process.on('message', (request) =>
    inTurn(request as ParseRequest, (said) => process.send?.(said)),
  );
  process.on('disconnect', () => process.exit(0));
}

/** What was asked before; documents are read one after the other, and answered in that order. */
let before: Promise<unknown> = Promise.resolve();

function inTurn(request: ParseRequest, say: (said: ParseAnswer) => void): void {
  before = before.then(async () => say(await answer(request)));
}

/** The archive that was sent last: it is asked for one file after the other. */
let opened: { readonly id: string; readonly archive: Archive } | null = null;

async function answer(request: ParseRequest): Promise<ParseAnswer> {
  const { name, within } = request;
  try {
    if (!within) return await read(request);
    if (opened?.id !== within.id) {
      opened = { id: within.id, archive: await openArchive(name, request.bytes) };
    }
    const { archive } = opened;
    const { entry } = within;
    if (entry === undefined) {
      return { kind: 'listed', listing: { names: archive.names, warnings: archive.warnings() } };
    }
    const bytes = await archive.read(entry);
    const folder = entry.slice(0, entry.lastIndexOf('/') + 1);
    const companions = await Promise.all(
      (within.companions ?? [])
        .filter((one) => PICTURE.test(one))
        .map(async (one) => ({ name: one.slice(folder.length), bytes: await archive.read(one) })),
    );
    const answered = await read({
      ...request,
      name: entry.slice(folder.length),
      bytes,
      companions,
    });
    if (answered.kind !== 'parsed') return answered;
    const source = answered.parsed.source ?? { name: entry, bytes };
    return { kind: 'parsed', parsed: { ...answered.parsed, source } };
  } catch (error) {
    if (error instanceof CallFailure) return { kind: 'failed', failure: error.failure };
    return {
      kind: 'failed',
      failure: { code: 'unreadable', message: `${name} could not be read as what it says it is.` },
    };
  }
}

const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i;

async function read({ type, ...input }: ParseRequest): Promise<ParseAnswer> {
  const { name } = input;
  try {
    const format = recognise(formats, name, input.bytes, type);
    const { further = [], ...document } = soundStrings(await format.parse(input));
    // A name such as `__proto__` that a parser took for its own: whatever it read is not to be believed.
    if (Reflect.ownKeys(Object.prototype).length !== OWN_KEYS) process.exit(1);
    return {
      kind: 'parsed',
      parsed: {
        ...finished(name, document),
        format: format.id,
        further: further.map((one) => finished(name, one)),
      },
    };
  } catch (error) {
    return {
      kind: 'failed',
      failure:
        error instanceof CallFailure
          ? error.failure
          : { code: 'unreadable', message: `${name} could not be read as what it says it is.` },
    };
  }
}

/** Counted, titled, and without figures that name pictures which the document does not hold. */
function finished<T extends FurtherDocument>(
  name: string,
  document: T,
): T & { readonly words: number } {
  const held = new Set((document.pictures ?? []).map(({ sha256 }) => `picture:${sha256}`));
  const blocks = document.blocks.map((block) =>
    block.kind === 'figure' && block.source?.startsWith('picture:') && !held.has(block.source)
      ? { ...block, source: null }
      : block,
  );
  const { text } = canonicalText(blocks);
  if (text.length > LONGEST_TEXT) {
    fail('too-large', `${name} holds more text than ${LONGEST_TEXT / 1_000_000} million letters.`);
  }
  const title = document.bibliography.title.trim() || titleFromName(name);
  const bibliography = { ...document.bibliography, title };
  return { ...document, bibliography, blocks, words: countWords(text) };
}
