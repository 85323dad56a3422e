import type { Run } from '../fault.ts';
import { judge } from './judge.ts';
import type { Twin } from './twin.ts';

/**
 * Brings the twin to where a killed notebook must be: after the last acknowledged step, or after the one that
 * follows. Tells the tally where it is elsewhere.
 * @returns false where it is nowhere
 */
export async function compareWithTwin(
  run: Run,
  path: string,
  twin: Twin,
  acknowledged: readonly number[],
  where: string,
): Promise<boolean> {
  const { tally } = run;
  const before = twin.digest();
  tally.acknowledged(acknowledged.length);
  const verdict = await judge(path);
  if (verdict.kind !== 'sound') {
    tally.corrupt(
      `${where}: ${verdict.kind === 'refused' ? verdict.failure.message : verdict.detail}`,
    );
    return false;
  }
  const last = acknowledged.at(-1) ?? twin.step;
  const earlier = [before];
  while (twin.step < last) {
    await twin.advance();
    // Only where the acknowledged state is not there must it be known which one is.
    earlier.push(run.saboteur ? twin.digest() : '');
  }
  if (verdict.digest === twin.digest()) return true;
  await twin.advance();
  if (verdict.digest === twin.digest()) return true;
  const found = earlier.lastIndexOf(verdict.digest);
  if (found >= 0) tally.lost(earlier.length - 1 - found, `${where}: step ${last} was acknowledged`);
  else tally.half(`${where}: after step ${last} the notebook is like no state of its twin`);
  return false;
}
