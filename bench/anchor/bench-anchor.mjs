// Anchoring against its goal: a thousand quotes in a long text of which two in five were altered, found by the
// program's own rule, by Hypothesis's algorithm and by dom-anchor-text-quote, in the same run. Then the test bed: how
// often each attaches what it should not. `ANCHOR_SEEDS=20 npm run bench -- anchor` tries as many seeds of it.
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import domAnchor from 'dom-anchor-text-quote';
import { anchorPassage } from '../../src/domain/anchor/anchor-passage.ts';
import { attachesItself } from '../../src/domain/anchor/anchoring.ts';
import { diffTexts } from '../../src/domain/anchor/diff-texts.ts';
import { prepareText } from '../../src/domain/anchor/prepare-text.ts';
import { anchorAsOurs } from '../../src/domain/anchor/test-bed/our-way.ts';
import { generateCases, tryWay } from '../../src/domain/anchor/test-bed/run-bed.ts';
import {
  anchorAsHypothesis,
  anchorToTheLetter,
} from '../../src/domain/anchor/test-bed/test-peers.ts';
import { quantile, table } from '../reader/report.mjs';
import { alteredText } from './altered-text.mjs';

const FIXTURES = join(import.meta.dirname, '../../src/domain/anchor/test-bed/fixtures');
const FULL = { characters: 300_000, quotes: 1000, altered: 0.4, times: 5, passages: 2160 };
const SMALL = { characters: 20_000, quotes: 60, altered: 0.4, times: 1, passages: 108 };

/** Each way places all quotes: a place, whether it was attached without asking, or null. */
const WAYS = {
  Commonplace: (cases, old, next) => {
    const [before, after] = [prepareText(old), prepareText(next)];
    const diff = diffTexts(before, after);
    return cases.map(({ passage }) => {
      const anchoring = anchorPassage(passage, before, after, diff);
      const range = 'ranges' in anchoring ? anchoring.ranges[0] : undefined;
      return range ? { ...range, attached: attachesItself(anchoring) } : null;
    });
  },
  'Hypothesis’s algorithm': (cases, old, next) =>
    cases.map(({ passage }) => attachedAt(anchorAsHypothesis(passage, old, next)?.[0])),
  'dom-anchor-text-quote': (cases, _old, next) => {
    const root = { textContent: next };
    return cases.map(({ passage: { quote, prefix, suffix, ranges } }) => {
      try {
        const hint = { hint: ranges[0].start };
        return attachedAt(domAnchor.toTextPosition(root, { exact: quote, prefix, suffix }, hint));
      } catch {
        return null;
      }
    });
  },
};

/** @param {{ small: boolean }} options `small` only shows that it works */
export async function benchAnchor({ small }) {
  const size = small ? SMALL : FULL;
  const seed = Number(process.env.ANCHOR_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const { old, next, cases } = alteredText({ ...size, seed });
  const runs = {};
  // One way after the other: what the engine has compiled of one it throws away while another runs for seconds.
  for (const [name, way] of Object.entries(WAYS)) {
    runs[name] = [];
    for (let time = 0; time < size.times; time += 1) {
      // One of the peers takes a minute: once is enough for it.
      if (time > 0 && runs[name][0].seconds > 20) continue;
      const start = performance.now();
      const places = way(cases, old, next);
      runs[name].push({ seconds: (performance.now() - start) / 1000, places });
    }
  }
  console.log(
    `Anchoring: ${cases.length} quotes in ${old.length.toLocaleString('en')} characters, ` +
      `${cases.filter(({ isAltered }) => isAltered).length} of them altered; seed ${seed}; ` +
      `${size.times} times each; ${cpus().length} processors, load ${(loadavg()[0] ?? 0).toFixed(1)}\n`,
  );
  const rows = Object.entries(runs).map(([name, all]) => row(name, all, cases));
  console.log(table(rows.map(({ shown }) => shown)));
  console.log(
    '\nseconds: half of the runs were quicker; first: the first of them, with all that is to be compiled.\n' +
      'correct: where the quote is now, altered or not, or that it is gone; wrong: another place; silent: attached without\n' +
      'asking where the words are others.\n',
  );
  if (small) console.log('Small: to see that it works. The figures mean nothing.\n');
  else console.log(`${table(goals(rows))}\n`);
  bed(size.passages, small ? 1 : Number(process.env.ANCHOR_SEEDS ?? 2), seed);
}

function attachedAt(range) {
  return range ? { start: range.start, end: range.end, attached: true } : null;
}

function row(name, all, cases) {
  const seconds = quantile(
    all.map((run) => run.seconds),
    0.5,
  );
  const sum = { correct: 0, wrong: 0, missed: 0, silent: 0 };
  for (const [at, place] of (all[0]?.places ?? []).entries()) {
    const { now, isAltered } = cases[at];
    if (place?.attached && isAltered) sum.silent += 1;
    if (place === null) sum[now === null ? 'correct' : 'missed'] += 1;
    else sum[now && shared(place, now) > 0.5 ? 'correct' : 'wrong'] += 1;
  }
  const first = (all[0]?.seconds ?? 0).toFixed(3);
  return { seconds, sum, shown: { way: name, seconds: seconds.toFixed(3), first, ...sum } };
}

/** The part of two ranges that is in both. */
function shared(a, b) {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function goals([ours, hypothesis]) {
  const met = (holds) => (holds ? 'met' : 'NOT MET');
  const times = hypothesis.seconds / ours.seconds;
  return [
    {
      goal: 'G9 of Hypothesis’s time',
      measured: `${times.toFixed(1)} × faster`,
      wanted: '≥ 10 ×',
      met: met(times >= 10),
    },
    {
      goal: 'G9 correct places',
      measured: `${ours.sum.correct}`,
      wanted: `≥ ${hypothesis.sum.correct}`,
      met: met(ours.sum.correct >= hypothesis.sum.correct),
    },
    {
      goal: 'G9 wrong, silent',
      measured: `${ours.sum.wrong}, ${ours.sum.silent}`,
      wanted: '0, 0',
      met: met(ours.sum.wrong === 0 && ours.sum.silent === 0),
    },
    {
      goal: 'G9 guard',
      measured: `${ours.seconds.toFixed(3)} s`,
      wanted: '≤ 0.25 s',
      met: met(ours.seconds <= 0.25),
    },
  ];
}

/** Where dom-anchor-text-quote attaches, one range after the other. */
function anchorAsDomAnchor({ quote, prefix, suffix, ranges }, old, next) {
  const root = { textContent: next };
  const places = ranges.map(({ start, end }) => {
    const around =
      ranges.length === 1
        ? { exact: quote, prefix, suffix }
        : {
            exact: old.slice(start, end),
            prefix: old.slice(Math.max(0, start - 32), start),
            suffix: old.slice(end, end + 32),
          };
    try {
      return domAnchor.toTextPosition(root, around, { hint: start });
    } catch {
      return null;
    }
  });
  return places.every((place) => place !== null) ? places : null;
}

function bed(passages, seeds, first) {
  const texts = readdirSync(FIXTURES)
    .sort()
    .map((name) => readFileSync(join(FIXTURES, name), 'utf8').trim());
  const ways = {
    Commonplace: anchorAsOurs,
    'Hypothesis’s weights': anchorAsHypothesis,
    'to the letter': anchorToTheLetter,
    'dom-anchor-text-quote': anchorAsDomAnchor,
  };
  const sums = Object.fromEntries(
    Object.keys(ways).map((name) => [name, { wrong: 0, harmless: 0, attached: 0, asking: 0 }]),
  );
  for (let at = 0; at < seeds; at += 1) {
    const cases = generateCases(texts, first + at, passages);
    for (const [name, way] of Object.entries(ways)) {
      const tally = tryWay(way, cases);
      for (const key of Object.keys(tally)) sums[name][key] += tally[key];
    }
  }
  console.log(`Test bed: ${seeds} × ${passages} passages, seeds from ${first}\n`);
  console.log(
    table(
      Object.entries(sums).map(([way, { wrong, harmless, attached, asking }]) => ({
        way,
        passages: harmless + asking,
        'attached wrongly': wrong,
        'harmless edits': harmless,
        'attached by itself': `${attached} (${((attached / harmless) * 100).toFixed(1)} %)`,
      })),
    ),
  );
}
