import type { Saboteur, Size } from './fault.ts';
import { OPEN_FAULTS } from './open-faults.ts';
import type { Counts } from './tally.ts';

/** A row of the table. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly saboteur: Saboteur | null;
  readonly counts: Counts;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly notes: readonly string[];
  readonly seconds: number;
}

const COLUMNS = ['tried', 'acknowledged', 'lost', 'corrupt', 'half', 'wrong'] as const;
const HEADS = ['tried', 'acknowledged', 'lost', 'corrupt', 'half-done', 'wrong'];

/** Says at once how a fault went. */
export function printRow(row: Row): void {
  const name = row.saboteur ? `${row.id} on ${row.saboteur}` : row.id;
  const result = row.saboteur && row.outcome === 'passed' ? 'caught' : row.outcome;
  const numbers = COLUMNS.map((column, n) => `${row.counts[column]} ${HEADS[n]}`).join(', ');
  console.log(`${name} ${row.title}: ${result}. ${numbers} (${row.seconds.toFixed(1)} s)`);
  for (const note of row.notes) console.log(`    ${note}`);
}

/** The whole table, and how many rows passed. */
export function printTable(rows: readonly Row[]): void {
  const lines = [
    ['', 'fault', ...HEADS, ''],
    ...rows.map((row) => [
      row.saboteur ? `${row.id} ${row.saboteur}` : row.id,
      row.title,
      ...COLUMNS.map((column) => row.counts[column].toLocaleString('en')),
      row.saboteur && row.outcome === 'passed' ? 'caught' : row.outcome,
    ]),
  ];
  const widths =
    lines[0]?.map((_, n) => Math.max(...lines.map((line) => line[n]?.length ?? 0))) ?? [];
  console.log();
  for (const line of lines) {
    const cells = line.map((cell, n) => {
      const width = widths[n] ?? 0;
      return n > 1 && n < line.length - 1 ? cell.padStart(width) : cell.padEnd(width);
    });
    console.log(cells.join('  ').trimEnd());
  }
  const count = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
}

const KNOWN_SABOTEUR = /^\| (F\d\d s\d) \|.*$/gm;
const KNOWN_ROW = /^\| (F\d\d) \|.*$/gm;
const KNOWN_NOTE = /^- (F\d\d): .*$/gm;

/**
 * The table as a page of the documentation. Full counts take hours, so that they can be made in pieces: rows that
 * were not run now are kept from the page as it was.
 */
export function asMarkdown(
  rows: readonly Row[],
  { seed, size, page }: { readonly seed: string; readonly size: Size; readonly page: string },
): string {
  const date = new Date().toISOString().slice(0, 10);
  const sabotaged = rows.filter(({ saboteur }) => saboteur !== null);
  const plain = rows.filter(({ saboteur }) => saboteur === null);
  const run = new Set([
    ...plain.map(({ id }) => id),
    ...sabotaged.map(({ id, saboteur }) => `${id} ${saboteur}`),
  ]);
  const kept = (pattern: RegExp): string[] =>
    [...page.matchAll(pattern)].filter(([, id = '']) => !run.has(id)).map(([line]) => line);
  const lines = plain.map((row) => {
    const numbers = COLUMNS.map((column) => row.counts[column].toLocaleString('en')).join(' | ');
    return `| ${row.id} | ${row.title} | ${numbers} | ${row.outcome} | ${size}, ${date}, seed ${seed} |`;
  });
  const caught = sabotaged.map(({ id, saboteur, title, outcome }) => {
    const result = outcome === 'passed' ? 'caught' : outcome;
    return `| ${id} ${saboteur} | ${title} | ${result} | ${date}, seed ${seed} |`;
  });
  const notes = plain.flatMap((row) =>
    row.notes.map((note) => `- ${row.id}: ${note.split('\n')[0]}`),
  );
  const inOrder = (all: readonly string[]): string => [...all].sort(byId).join('\n');
  return `# Faults survived

Made by \`npm run faults -- --save\`. What each row does stands in the file of \`faults/\` that makes it. *Tried* are
the faults that really happened. *Lost* was acknowledged and is not there; *corrupt* does not open or fails its check;
*half-done* is neither before nor after an operation; *wrong* is any other answer that must not be. The last
column says with which counts: *full* are those of \`npm run faults\`, *small* those of every run of the tests.

| | fault | ${HEADS.join(' | ')} | | run |
|---|---|${HEADS.map(() => '---:').join('|')}|---|---|
${inOrder([...kept(KNOWN_ROW), ...lines])}

${inOrder([...kept(KNOWN_NOTE), ...notes])}

## Saboteurs

A test that cannot fail proves nothing. Each row is also run on a program that is broken on purpose, and must
find it: \`s1\` does not wait for the disk, \`s2\` makes no transaction, \`s3\` writes in place instead of renaming, \`s4\` does
not listen to an error, \`s5\` says that something is saved before it is, \`s6\` looks at no digest.

| | fault | | run |
|---|---|---|---|
${inOrder([...kept(KNOWN_SABOTEUR), ...caught])}

## Open

Not made, because a container has no way to: dm-flakey, the kernel's own fault injection, the file systems of Windows
and macOS. And

${Object.entries(OPEN_FAULTS)
  .map(([id, why]) => `* ${id}: ${why}`)
  .join('\n')}
`;
}

/** By the number of the fault; what is of the same one stays in its order. */
function byId(a: string, b: string): number {
  const id = (line: string): string => /F\d\d/.exec(line)?.[0] ?? '';
  return id(a).localeCompare(id(b));
}
