import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Failure } from '../../src/contract/failure.ts';
import { forkReader } from '../../src/core/import/fork-reader.ts';
import { createParser, type Parser } from '../../src/core/import/parse-in-process.ts';
import type { Fault, Run } from '../fault.ts';

/** What a document makes the program's reader do, and how that is called. */
interface Misbehaviour {
  readonly name: string;
  readonly code: Failure['code'];
}

const HANGS: readonly Misbehaviour[] = [
  { name: 'endless', code: 'timed-out' },
  { name: 'backtracking', code: 'timed-out' },
];

const GREED: readonly Misbehaviour[] = [
  { name: 'greedy for lists', code: 'too-large' },
  { name: 'greedy for tables', code: 'too-large' },
  { name: 'greedy for one list', code: 'too-large' },
  { name: 'greedy for bytes', code: 'too-large' },
  { name: 'greedy for texts', code: 'too-large' },
  { name: 'crashing', code: 'unreadable' },
  { name: 'leaving', code: 'unreadable' },
];

/** F18: a document makes its reader ask for more memory than it may have, or fall over. Only the reader dies. */
export const greedyDocuments: Fault = {
  id: 'F18',
  title: 'documents that ask for all memory',
  saboteurs: [],
  least: { full: { tried: 30 }, small: { tried: 7 } },
  run: (run) => misbehave(run, GREED, run.count(5, 1), 120_000),
};

/** F27: a document keeps its reader busy for ever. It is stopped at its time and named, and the next one is read. */
export const endlessDocuments: Fault = {
  id: 'F27',
  title: 'documents that are never done',
  saboteurs: [],
  least: { full: { tried: 20 }, small: { tried: 4 } },
  run: (run) => misbehave(run, HANGS, run.count(10, 2), 1500),
};

async function misbehave(
  run: Run,
  all: readonly Misbehaviour[],
  times: number,
  timeMs: number,
): Promise<void> {
  const file = join(process.cwd(), 'src', 'core', 'import', 'fixtures', 'misbehaving-reader.ts');
  const parser = createParser(
    { timeMs, memoryMb: 64, bytes: 1_000_000 },
    forkReader(pathToFileURL(file)),
  );
  try {
    for (const { name, code } of Array.from({ length: times }, () => all).flat()) {
      const failure = await read(parser, name);
      run.tally.tried();
      if (failure?.code !== code || !failure.message.includes(name)) {
        run.tally.wrong(
          `${name}: ${failure ? `${failure.code}, ${failure.message}` : 'it was read'}`,
        );
      }
      const next = await read(parser, 'sound');
      if (next) run.tally.wrong(`after ${name} the next document is refused: ${next.message}`);
    }
  } finally {
    await parser.stop();
  }
}

/** @returns null where it was read */
function read(parser: Parser, name: string): Promise<Failure | null> {
  const bytes = new TextEncoder().encode('Some words to read.');
  return parser.parse({ name, bytes, type: undefined, keepFurniture: false }).then(
    () => null,
    (error: { failure?: Failure }) => error.failure ?? { code: 'internal', message: String(error) },
  );
}
