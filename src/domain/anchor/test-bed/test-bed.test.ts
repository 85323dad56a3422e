import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EDITS } from './edits.ts';
import { anchorAsOurs } from './our-way.ts';
import { type BedCase, generateCases, type Tally, tryWay, type Way } from './run-bed.ts';
import { anchorAsHypothesis, anchorToTheLetter } from './test-peers.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const texts = readdirSync(FIXTURES)
  .sort()
  .map((name) => readFileSync(join(FIXTURES, name), 'utf8').trim());
/** Passages for each seed. `npm run bench -- anchor` tries more seeds. */
const COUNT = Number(process.env.ANCHOR_PASSAGES ?? 2160);
const FRESH = Number(process.env.ANCHOR_SEED ?? Math.floor(Math.random() * 2 ** 31));

test.each([
  ['a fixed seed', 1],
  ['a fresh seed', FRESH],
])(
  'of thousands of passages, none is attached to other words: %s (%i)',
  { timeout: 600_000 },
  (_, seed) => {
    const cases = generateCases(texts, seed, COUNT);
    expect(new Set(cases.map(({ edit }) => edit)).size).toBe(EDITS.length);
    const wrong: BedCase[] = [];
    const tally = tryWay(anchorAsOurs, cases, (one, verdict) => {
      if (verdict === 'wrong') wrong.push(one);
    });
    console.log(`seed ${seed}: ${words(tally)}`);
    expect(wrong.map(({ edit, passage }) => ({ edit, quote: passage.quote }))).toEqual([]);
    expect(tally.attached / tally.harmless).toBeGreaterThanOrEqual(0.97);
    // The bed can find what is wrong: the peers' ways attach what they should not.
    expect(tally.asking).toBeGreaterThan(COUNT / 3);
  },
);

test('the bed finds wrong attachments where there are any', { timeout: 600_000 }, () => {
  const cases = generateCases(texts, 1, 216);
  const peers: [string, Way][] = [
    ['Hypothesis’s weights', anchorAsHypothesis],
    ['to the letter', anchorToTheLetter],
    ['Commonplace', anchorAsOurs],
  ];
  const tallies = peers.map(([name, way]) => {
    const tally = tryWay(way, cases);
    console.log(`${name}: ${words(tally)}`);
    return tally;
  });
  expect(tallies[0]?.wrong).toBeGreaterThan(20);
  expect(tallies[1]?.wrong).toBeGreaterThan(0);
  expect(tallies[1]?.attached).toBeLessThan(tallies[2]?.attached ?? 0);
});

function words({ wrong, harmless, attached, asking }: Tally): string {
  const share = ((attached / harmless) * 100).toFixed(1);
  return `${harmless + asking} passages, ${wrong} attached wrongly; of ${harmless} harmless edits ${attached} attached (${share} %)`;
}
