import { CallFailure, type Failure } from '../../src/contract/failure.ts';
import { openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { digest } from './digest.ts';

/** What a notebook is after a fault. */
export type Verdict =
  | { readonly kind: 'sound'; readonly digest: string }
  /** It opens, and its check finds something. */
  | { readonly kind: 'unsound'; readonly detail: string }
  /** It does not open, and the reason is given. */
  | { readonly kind: 'refused'; readonly failure: Failure };

/** Opens a notebook as the program does, checks all of it, and closes it again. */
export async function judge(path: string): Promise<Verdict> {
  try {
    const core = openCore(path, 'a judge');
    try {
      const reply = await dispatch(core, 'notebook.check', {});
      if (!reply.ok) return { kind: 'unsound', detail: reply.failure.message };
      const findings = reply.value as { check: string; ok: boolean; detail: string }[];
      const faults = findings.filter(({ ok }) => !ok);
      if (faults.length > 0) {
        const detail = faults.map((one) => `${one.check}: ${one.detail}`).join('; ');
        return { kind: 'unsound', detail };
      }
      return { kind: 'sound', digest: digest(core.db) };
    } finally {
      await core.close();
    }
  } catch (error) {
    if (error instanceof CallFailure) return { kind: 'refused', failure: error.failure };
    return { kind: 'unsound', detail: String(error) };
  }
}

/** Whether a notebook takes a change, as the program must again after every fault. */
export async function takesChanges(path: string): Promise<boolean> {
  const core = openCore(path, 'a judge');
  try {
    return (await dispatch(core, 'tags.add', { path: 'After the fault' })).ok;
  } finally {
    await core.close();
  }
}
