import type { Saboteur, Size } from './fault.ts';
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

/** The table as a page of the documentation. */
export function asMarkdown(
  rows: readonly Row[],
  { seed, size }: { seed: string; size: Size },
): string {
  const date = new Date().toISOString().slice(0, 10);
  const lines = rows.map(
    (row) =>
      `| ${row.id} | ${row.title} | ${COLUMNS.map((column) => row.counts[column].toLocaleString('en')).join(' | ')} | ${row.outcome} |`,
  );
  const notes = rows.flatMap((row) => row.notes.map((note) => `- ${row.id}: ${note}`));
  return `# Faults survived

Made by \`npm run faults -- --save\` on ${date}, ${size} counts, seed ${seed}. What each row does stands in the
file of \`faults/\` that makes it. *Lost* was acknowledged and is not there; *corrupt* does not open or fails its check;
*half-done* is neither before nor after an operation; *wrong* is any other answer that must not be.

| | fault | ${HEADS.join(' | ')} | |
|---|---|${HEADS.map(() => '---:').join('|')}|---|
${lines.join('\n')}
${notes.length > 0 ? `\n${notes.join('\n')}\n` : ''}`;
}
