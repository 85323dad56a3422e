import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorAsOurs } from '../../src/domain/anchor/test-bed/our-way.ts';
import { generateCases, tryWay } from '../../src/domain/anchor/test-bed/run-bed.ts';
import { anchorAsHypothesis } from '../../src/domain/anchor/test-bed/test-peers.ts';
import type { Fault } from '../fault.ts';

/** Cases of one seed; the difference of two texts is what takes the time. */
const EACH = 106;

/**
 * F25: a document is edited in all the ways that the bed of anchoring knows, and comes in again. Each passage is on
 * its own words, or asks; none is attached to other words in silence.
 */
export const changedDocuments: Fault = {
  id: 'F25',
  title: 'passages in documents that were changed',
  // Attached by likeness alone, as other programs do.
  saboteurs: ['s4'],
  least: {
    full: { tried: 10_000, acknowledged: 3000 },
    small: { tried: 106, acknowledged: 25 },
  },
  run: async (run) => {
    const folder = join(process.cwd(), 'src', 'domain', 'anchor', 'test-bed', 'fixtures');
    const texts = readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8').trim());
    const way = run.saboteur === 's4' ? anchorAsHypothesis : anchorAsOurs;
    let [asking, attached] = [0, 0];
    for (const lot of run.each(Array.from({ length: run.count(95, 1) }, (_, n) => n))) {
      const cases = generateCases(texts, run.random.fork(lot).whole(1, 2 ** 30), EACH);
      const tally = tryWay(way, cases, (one, verdict) => {
        if (verdict === 'wrong')
          run.tally.wrong(`${one.edit}: “${one.passage.quote.slice(0, 80)}”`);
      });
      run.tally.tried(cases.length);
      run.tally.acknowledged(tally.attached);
      asking += tally.asking;
      attached += tally.attached;
    }
    run.note(
      `${attached} were attached to their own words; the words of ${asking} are others or gone`,
    );
  },
};
