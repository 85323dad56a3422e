import { numbersIn } from '../run-child.ts';
import type { Tally } from '../tally.ts';
import type { Verdict } from './judge.ts';

/** What each step left, by its number: `is N DIGEST`. */
export type States = ReadonlyMap<number, string>;

/** The states that lines tell of. */
export function statesIn(lines: readonly string[]): States {
  return new Map(
    lines
      .filter((line) => line.startsWith('is '))
      .map((line) => {
        const [, n, state = ''] = line.split(' ');
        return [Number(n), state];
      }),
  );
}

/** A step that a fault of the program itself refused would make any comparison easy. */
export function refuseInternal(tally: Tally, said: readonly string[]): void {
  const fault = said.find((line) => /^refused \S+ internal/.test(line));
  if (fault) tally.wrong(`a fault of the program stopped a step: ${fault}`);
}

/**
 * Compares a notebook after a fault with what was acknowledged before it: it must be in the state after the
 * last acknowledged step, or after the one that was under way.
 */
export function compareStates(
  tally: Tally,
  verdict: Verdict,
  states: States,
  said: readonly string[],
  where: string,
): void {
  if (verdict.kind !== 'sound') {
    tally.corrupt(
      `${where}: ${verdict.kind === 'refused' ? verdict.failure.message : verdict.detail}`,
    );
    return;
  }
  const first = Math.min(...states.keys());
  const acknowledged = numbersIn(said, 'ack').at(-1) ?? first;
  const found = [...states].filter(([, state]) => state === verdict.digest).map(([n]) => n);
  if (found.length === 0) {
    tally.half(`${where}: after step ${acknowledged} it is in no state that a step left`);
  } else if (!found.some((n) => n === acknowledged || n === acknowledged + 1)) {
    const latest = Math.max(...found);
    if (latest < acknowledged)
      tally.lost(acknowledged - latest, `${where}: step ${acknowledged} was acknowledged`);
    else
      tally.wrong(`${where}: it is in a state of step ${latest}, and ${acknowledged} was the last`);
  }
}
