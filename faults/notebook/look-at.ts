import { CallFailure, type Failure } from '../../src/contract/failure.ts';
import { type Core, openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { missingSentence } from '../../src/core/health.ts';
import { digest } from './digest.ts';

/** What a notebook is after a fault. */
export type Verdict =
  | { readonly kind: 'sound'; readonly digest: string }
  /** It opens, and its check finds something; or it takes no change. */
  | { readonly kind: 'unsound'; readonly detail: string }
  /** It does not open, and the reason is given. */
  | { readonly kind: 'refused'; readonly failure: Failure };

/** How a notebook is looked at. */
export interface Question {
  readonly path: string;
  /** Whether it must take a change too, as the program must again after every fault. */
  readonly write: boolean;
  /** Whether all of it is checked; else only what the program says by itself when it opens it. */
  readonly check: boolean;
  /** A saboteur: what is said to be missing is not listened to. */
  readonly trusting: boolean;
}

/**
 * Opens a notebook as the program does, checks it, and closes it again. The digest is that of what was found, before
 * any change.
 */
export async function lookAt({ path, write, check, trusting }: Question): Promise<Verdict> {
  try {
    const core = openCore(path, 'a judge');
    try {
      const detail = check ? await faultsOf(core) : saidOf(core, trusting);
      if (detail !== '') return { kind: 'unsound', detail };
      const found = digest(core.db);
      if (write) {
        const reply = await dispatch(core, 'tags.add', { path: 'After the fault' });
        if (!reply.ok) {
          return { kind: 'unsound', detail: `it takes no change: ${reply.failure.message}` };
        }
      }
      return { kind: 'sound', digest: found };
    } finally {
      await core.close();
    }
  } catch (error) {
    if (error instanceof CallFailure) return { kind: 'refused', failure: error.failure };
    return { kind: 'unsound', detail: String(error) };
  }
}

function saidOf({ missing, reading }: Core, trusting: boolean): string {
  if (missing && !trusting) return missingSentence(missing);
  return reading?.message ?? '';
}

async function faultsOf(core: Core): Promise<string> {
  const reply = await dispatch(core, 'notebook.check', {});
  if (!reply.ok) return reply.failure.message;
  const findings = reply.value as { check: string; ok: boolean; detail: string }[];
  return findings
    .filter(({ ok }) => !ok)
    .map((one) => `${one.check}: ${one.detail}`)
    .join('; ');
}
