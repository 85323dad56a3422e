import { parentPort } from 'node:worker_threads';
import { CallFailure } from '../contract/failure.ts';
import { canonicalText } from '../domain/canonical-text.ts';
import { countWords } from './import/count-words.ts';
import type { FurtherDocument } from './import/format.ts';
import { formats } from './import/formats.ts';
import type { ParseAnswer, ParseRequest } from './import/parse-in-worker.ts';
import { recognise } from './import/recognise.ts';
import { soundStrings } from './import/sound-strings.ts';

/** The thread in which documents are read: no notebook, no network, killed at its limits. */
if (!parentPort) throw new Error('parse-worker runs as a worker thread only');
const port = parentPort;

port.on('message', async (request: ParseRequest) => port.postMessage(await answer(request)));

async function answer({ type, ...input }: ParseRequest): Promise<ParseAnswer> {
  const { name } = input;
  try {
    const format = recognise(formats, name, input.bytes, type);
    const { further = [], ...document } = soundStrings(await format.parse(input));
    return {
      kind: 'parsed',
      parsed: { ...finished(document), format: format.id, further: further.map(finished) },
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

/** Counted, and without figures that name pictures which the document does not hold. */
function finished<T extends FurtherDocument>(document: T): T & { readonly words: number } {
  const held = new Set((document.pictures ?? []).map(({ sha256 }) => `picture:${sha256}`));
  const blocks = document.blocks.map((block) =>
    block.kind === 'figure' && block.source?.startsWith('picture:') && !held.has(block.source)
      ? { ...block, source: null }
      : block,
  );
  return { ...document, blocks, words: countWords(canonicalText(blocks).text) };
}
