import { parentPort } from 'node:worker_threads';
import { CallFailure } from '../contract/failure.ts';
import { canonicalText } from '../domain/canonical-text.ts';
import { countWords } from './import/count-words.ts';
import { formats } from './import/formats.ts';
import type { ParseAnswer, ParseRequest } from './import/parse-in-worker.ts';
import { recognise } from './import/recognise.ts';
import { soundStrings } from './import/sound-strings.ts';

/** The thread in which documents are read: no notebook, no network, killed at its limits. */
if (!parentPort) throw new Error('parse-worker runs as a worker thread only');
const port = parentPort;

port.on('message', async (request: ParseRequest) => port.postMessage(await answer(request)));

async function answer({ name, bytes, type, keepFurniture }: ParseRequest): Promise<ParseAnswer> {
  try {
    const format = recognise(formats, name, bytes, type);
    const document = soundStrings(await format.parse({ name, bytes, keepFurniture }));
    const { text } = canonicalText(document.blocks);
    return { kind: 'parsed', parsed: { ...document, format: format.id, words: countWords(text) } };
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
