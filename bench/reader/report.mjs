// The goals of the reader and the tables that say which of them hold.

/** @param {number[]} values @param {number} share 0 to 1 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** What runs of one way come to. */
export function summarise(runs) {
  const marks = runs.flatMap((run) => run.marks);
  const gaps = runs.flatMap((run) => run.scroll.gaps);
  const pss = runs.flatMap((run) => run.pss ?? []);
  return {
    open: quantile(
      runs.map((run) => run.open),
      0.5,
    ),
    openMax: Math.max(...runs.map((run) => run.open)),
    mark: quantile(marks, 0.5),
    markMax: Math.max(...marks),
    first: quantile(
      runs.flatMap((run) => run.first),
      0.5,
    ),
    heap: quantile(
      runs.map((run) => run.heap),
      0.5,
    ),
    pss: pss.length > 0 ? quantile(pss, 0.5) : Number.NaN,
    scrollWork: quantile(
      runs.flatMap((run) => run.scroll.work),
      0.95,
    ),
    frame: quantile(gaps, 0.95),
    frameMax: Math.max(...gaps),
    elements: runs[0]?.elements ?? 0,
  };
}

const FRAME = 1000 / 60;
/** Clocks of frames jitter by so much, in milliseconds. */
const JITTER = 1.5;

/**
 * The goals, each with what it came to.
 * @param {Record<string, ReturnType<typeof summarise>>} of by way; `deep` is ours at a mean overlap of 33
 */
export function goals(of) {
  const { commonplace: ours, 'mark-nodes': nodes, recogito, plain, empty, deep } = of;
  const ratio = (goal, what, value, peer, limit) => ({
    goal,
    what,
    measured: `${(value / peer).toFixed(2)} ×`,
    wanted: `≤ ${limit} ×`,
    met: value / peer <= limit ? 'met' : 'NOT MET',
  });
  const guard = (goal, what, value, unit, limit) => ({
    goal,
    what,
    measured: `${value.toFixed(1)} ${unit}`,
    wanted: `≤ ${Math.round(limit * 10) / 10} ${unit}`,
    met: value <= limit ? 'met' : 'NOT MET',
  });
  return [
    ratio('G1 open', 'of MarkNodes', ours.open, nodes.open, 0.3),
    ratio('G1 open', 'of Recogito', ours.open, recogito.open, 0.5),
    ratio('G1 open', 'of plain HTML', ours.open, plain.open, 1.5),
    guard('G1 open', 'guard, p50', ours.open, 'ms', 220),
    guard('G1 open', 'guard, max', ours.openMax, 'ms', 300),
    ratio('G2 one more mark', 'of MarkNodes', ours.mark, nodes.mark, 0.6),
    ratio('G2 one more mark', 'of Recogito', ours.mark, recogito.mark, 0.7),
    guard('G2 one more mark', 'guard, p50', ours.mark, 'ms', 10),
    guard('G2 one more mark', 'guard, max', ours.markMax, 'ms', 16),
    ratio('G3 memory', 'heap, of MarkNodes', ours.heap, nodes.heap, 0.25),
    ...(Number.isNaN(ours.pss)
      ? []
      : [ratio('G3 memory', 'PSS, of MarkNodes', ours.pss, nodes.pss, 0.5)]),
    guard('G3 memory', 'heap over the empty reader', ours.heap - empty.heap, 'MB', 3),
    guard('G4 scroll, overlap 3', 'frame, p95', ours.frame, 'ms', FRAME + JITTER),
    guard('G4 scroll, overlap 3', 'longest frame', ours.frameMax, 'ms', 50),
    guard('G4 scroll, overlap 33', 'frame, p95', deep.frame, 'ms', FRAME + JITTER),
    guard('G4 scroll, overlap 33', 'longest frame', deep.frameMax, 'ms', 50),
  ];
}

/** Rows as a table of plain text, columns as wide as they need. */
export function table(rows) {
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name])))];
  const widths = names.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const lines = cells.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0], widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)].join(
    '\n',
  );
}
