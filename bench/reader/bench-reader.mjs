// The reader against its goals: generated prose with overlapping marks, shown by the program's own reader and by
// three peers, measured in the same run by the same method.
import { cpus, loadavg } from 'node:os';
import { ensureChromium } from '../../scripts/ensure-chromium.mjs';
import { servePage } from './build-page.mjs';
import { measureWay } from './drive-page.mjs';
import { goals, summarise, table } from './report.mjs';

const NAMES = {
  plain: 'plain HTML, no marks',
  'mark-nodes': 'Lexical MarkNodes',
  recogito: 'Recogito text-annotator',
  commonplace: 'Commonplace, text and stripes',
  cards: 'Commonplace, with margin cards',
  empty: 'Commonplace, empty article',
  deep: 'Commonplace, overlap 33',
};

const FULL = { words: 60_000, marks: 10_000, times: 5, newMarks: 12, scrollMs: 4000 };
const SMALL = { words: 4000, marks: 300, times: 1, newMarks: 2, scrollMs: 500 };

/** @param {{ small: boolean }} options `small` only shows that it works */
export async function benchReader({ small }) {
  const executable = ensureChromium();
  if (!executable) throw new Error('No Chromium was found, and none could be installed.');
  const size = small ? SMALL : FULL;
  const page = await servePage();
  const runs = {};
  try {
    // Round after round, so that a busy minute of the machine falls on all alike.
    for (let time = 0; time < size.times; time += 1) {
      for (const way of Object.keys(NAMES)) {
        const measured = await measureWay({
          ...size,
          address: page.address,
          executable,
          way: ['cards', 'deep'].includes(way) ? 'commonplace' : way,
          margin: way === 'cards' ? 'cards' : 'off',
          depth: way === 'deep' ? 33 : 3,
          newMarks: way === 'empty' ? 0 : size.newMarks,
        });
        runs[way] = [...(runs[way] ?? []), measured];
      }
    }
  } finally {
    page.stop();
  }
  const of = Object.fromEntries(Object.entries(runs).map(([way, all]) => [way, summarise(all)]));
  console.log(
    `Reader: ${size.words.toLocaleString('en')} words, ${size.marks.toLocaleString('en')} overlapping marks, ` +
      `${size.times} times each; ${cpus().length} processors, load ${(loadavg()[0] ?? 0).toFixed(1)}\n`,
  );
  console.log(table(Object.entries(of).map(([way, sum]) => row(way, sum))));
  console.log(
    '\nopen: to first paint with marks, p50 and longest; new mark: all work of the main thread for it; heap: what ' +
      'opening adds\nto the page that already holds text and rows; scroll: 3,600 px/s, work of a frame and time between frames.\n',
  );
  if (small) console.log('Small: to see that it works. The figures mean nothing.');
  else console.log(table(goals(of)));
}

function row(way, sum) {
  const show = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
  return {
    way: NAMES[way],
    'open ms': `${show(sum.open, 0)} (${show(sum.openMax, 0)})`,
    'new mark ms': `${show(sum.mark)} (${show(sum.markMax)})`,
    'first mark ms': show(sum.first),
    'heap MB': show(sum.heap),
    'PSS MB': show(sum.pss, 0),
    'scroll work p95': show(sum.scrollWork),
    'frame p95 (max)': `${show(sum.frame)} (${show(sum.frameMax)})`,
    elements: sum.elements,
  };
}
