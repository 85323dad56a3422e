import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Fault, type Run, type Saboteur, type Size, Skipped } from './fault.ts';
import { FAULTS } from './faults.ts';
import { randomFrom } from './random.ts';
import { prepareChildren } from './run-child.ts';
import { asMarkdown, printRow, printTable, type Row } from './table.ts';
import { createTally } from './tally.ts';
import { buildTracer, type Tracer } from './trace/build-tracer.ts';

const ROOT = join(import.meta.dirname, '..');
const MEGABYTE = 1024 * 1024;

/** Runs the faults that the words ask for and prints their table. @returns the exit code */
export async function runFaults(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      small: { type: 'boolean', default: false },
      saboteurs: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(Date.now()) },
      report: { type: 'string' },
      save: { type: 'boolean', default: false },
    },
  });
  const chosen = FAULTS.filter(({ id, onlyFull }) =>
    positionals.length === 0 ? !(onlyFull && values.small) : positionals.includes(id),
  );
  const unknown = positionals.filter((name) => !FAULTS.some(({ id }) => id === name));
  if (unknown.length > 0) {
    console.error(
      `There is no fault ${unknown.join(', ')}; there are ${FAULTS.map(({ id }) => id).join(', ')}.`,
    );
    return 2;
  }
  const { seed } = values;
  const size: Size = values.small || values.saboteurs ? 'small' : 'full';
  const tracer = buildTracer(join(tmpdir(), 'commonplace-faults'));
  if (!tracer) console.log('No C compiler: faults at a chosen file call are left out.');
  console.log(`Faults, ${size} counts, seed ${seed}`);
  await prepareChildren();
  process.chdir(ROOT);
  const rows: Row[] = [];
  const runs = chosen.flatMap((fault) =>
    (values.saboteurs ? fault.saboteurs : [null]).map((saboteur) => ({ fault, saboteur })),
  );
  const order = runs.map(({ fault: { id }, saboteur }) => `${id} ${saboteur}`);
  await fromBothEnds(runs, values.small ? 2 : 1, async ({ fault, saboteur }) => {
    const row = await runOne(fault, { size, saboteur, seed, tracer });
    rows.push(row);
    printRow(row);
    // At once, because all of them take hours.
    if (values.save) save(row, seed, size);
  });
  const placeOf = ({ id, saboteur }: Row): number => order.indexOf(`${id} ${saboteur}`);
  printTable(rows.sort((a, b) => placeOf(a) - placeOf(b)));
  const count = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const sum = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  if (values.report) writeFileSync(values.report, JSON.stringify(sum));
  return sum.failed === 0 ? 0 : 1;
}

/**
 * Does the work for each item, in one lane or in two that begin at the two ends: those at the beginning of the table
 * keep the processor busy, those at its end mostly wait.
 */
async function fromBothEnds<T>(
  items: readonly T[],
  lanes: 1 | 2,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  const lane = async (take: () => T | undefined): Promise<void> => {
    for (let item = take(); item !== undefined; item = take()) await work(item);
  };
  const forth = lane(() => rest.shift());
  await Promise.all(lanes === 2 ? [forth, lane(() => rest.pop())] : [forth]);
}

/** Puts a row into the page of the documentation. */
function save(row: Row, seed: string, size: Size): void {
  mkdirSync(join(ROOT, 'docs'), { recursive: true });
  const file = join(ROOT, 'docs', 'faults.md');
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, asMarkdown([row], { seed, size, page }));
}

interface Circumstances {
  readonly size: Size;
  readonly saboteur: Saboteur | null;
  readonly seed: string;
  readonly tracer: Tracer | null;
}

async function runOne(fault: Fault, { size, saboteur, seed, tracer }: Circumstances): Promise<Row> {
  const started = Date.now();
  const tally = createTally();
  const notes: string[] = [];
  const folder = realpathSync(mkdtempSync(join(roomyFolder(), `commonplace-${fault.id}-`)));
  const run: Run = {
    size,
    saboteur,
    random: randomFrom(`${seed}/${fault.id}`),
    folder,
    tracer,
    tally,
    count: (full, small) => (size === 'full' ? full : small),
    each: function* (items) {
      for (const item of items) {
        if (saboteur && tally.bad()) return;
        yield item;
      }
    },
    note: (line) => notes.push(line),
  };
  let skipped: string | null = null;
  try {
    await fault.run(run);
  } catch (error) {
    if (error instanceof Skipped) skipped = error.message;
    else tally.wrong(`the test itself stopped: ${error instanceof Error ? error.stack : error}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const counts = tally.counts();
  const least = fault.least[size];
  const enough = counts.tried >= least.tried && counts.acknowledged >= (least.acknowledged ?? 0);
  if (!enough && !saboteur && !skipped) {
    notes.push(
      `too few: at least ${least.tried} must be tried and ${least.acknowledged ?? 0} acknowledged`,
    );
  }
  const well = saboteur ? tally.bad() : enough && !tally.bad();
  return {
    id: fault.id,
    title: fault.title,
    saboteur,
    counts,
    outcome: skipped ? 'skipped' : well ? 'passed' : 'failed',
    notes: skipped ? [skipped] : [...notes, ...(saboteur ? [] : tally.details())],
    seconds: (Date.now() - started) / 1000,
  };
}

/** Memory where there is enough of it: killing a process asks nothing of the disk, and goes ten times faster. */
function roomyFolder(): string {
  try {
    const memory = statfsSync('/dev/shm');
    if (memory.bavail * memory.bsize > 512 * MEGABYTE) return '/dev/shm';
  } catch {
    // Not every system has it.
  }
  return tmpdir();
}
