import { CallFailure } from '../contract/failure.ts';
import type { Core } from './core.ts';
import type { ReadDb } from './store/db.ts';

/** More things than this are touched only when somebody says so. */
const ASK_BEYOND = 20;

/** How many things an action would touch, and what it would do to them, as a sentence without its end. */
export interface Extent {
  readonly count: number;
  readonly words: string;
}

interface BulkOptions<P> {
  readonly extent: (db: ReadDb, input: NoInfer<P>) => Extent;
  /** Whether it takes away: then a backup is made first. */
  readonly deletes?: boolean;
}

/**
 * An action that can touch many things: beyond twenty it is refused as `unconfirmed` with their number, until that
 * very number comes back as `confirm`. So no script, and no other tab that shows an older state, does more than
 * somebody meant.
 */
export function bulk<P extends { readonly confirm?: number | undefined }, R>(
  options: BulkOptions<P>,
  act: (core: Core, input: P) => R,
): (core: Core, input: P) => R | Promise<R> {
  return (core, input) => {
    const extent = options.extent(core.db, input);
    if (extent.count <= ASK_BEYOND) return act(core, input);
    needConfirmed(extent, input.confirm);
    if (!options.deletes || core.reading) return act(core, input);
    return (
      core.backups
        .make('before-deletion')
        // On a full disk one deletes to make room; it can be undone all the same.
        .catch(() => undefined)
        .then(() => act(core, input))
    );
  };
}

/** @throws CallFailure `unconfirmed` with the number */
export function needConfirmed({ count, words }: Extent, confirm: number | undefined): void {
  if (confirm === count) return;
  throw new CallFailure({ code: 'unconfirmed', count, message: `${words}.` });
}

/** "1 passage", "1,200 passages". */
export function numbered(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
