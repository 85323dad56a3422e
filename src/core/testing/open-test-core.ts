import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName, CallParams, CallResult } from '../../contract/calls.ts';
import { CallFailure } from '../../contract/failure.ts';
import { type Core, openCore } from '../core.ts';
import { dispatch } from '../dispatch.ts';

/** A core over a notebook in a folder of its own, as tests hold it. */
export interface TestCore {
  readonly core: Core;
  readonly path: string;
  /**
   * Makes a call through the one door, its result checked against the contract.
   * @throws CallFailure where the reply is a failure; a fault of the program is thrown as it is
   */
  call<N extends CallName>(name: N, params: CallParams<N>): Promise<CallResult<N>>;
  /** Closes the notebook and opens it again, as a restart does. */
  reopen(): Promise<void>;
  /** Closes the notebook and removes its folder. */
  close(): Promise<void>;
}

/** Opens a new, empty notebook in a temporary folder. */
export function openTestCore(): TestCore {
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-'));
  const path = join(folder, 'test.commonplace');
  let core = openCore(path, 'a test');
  return {
    get core() {
      return core;
    },
    path,
    call: async (name, params) => {
      let fault: unknown;
      const reply = await dispatch(core, name, params, {
        checkResults: true,
        onFault: (_, error) => {
          fault = error;
        },
      });
      if (fault !== undefined) throw fault;
      if (!reply.ok) throw new CallFailure(reply.failure);
      return reply.value as CallResult<typeof name>;
    },
    reopen: async () => {
      await core.close();
      core = openCore(path, 'a test');
    },
    close: async () => {
      await core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
