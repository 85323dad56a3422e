import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Client, createClient } from '../contract/client.ts';
import { openCore } from '../core/core.ts';
import { defaultNotebook } from '../core/default-notebook.ts';
import { dispatch } from '../core/dispatch.ts';

/** The options every command has. */
export interface CommonOptions {
  readonly notebook: string;
  readonly json: boolean;
  readonly debug: boolean;
}

/** Told to by a command when part of its work failed. */
export type Finish = (exitCode: number) => void;

/** The common options of a command, with the notebook's path settled. */
export function commonOptions(command: Command): CommonOptions {
  const given = command.optsWithGlobals<{ notebook?: string; json?: boolean; debug?: boolean }>();
  return {
    notebook: resolve(given.notebook ?? (process.env.COMMONPLACE_NOTEBOOK || defaultNotebook())),
    json: given.json ?? false,
    debug: given.debug ?? false,
  };
}

/**
 * Opens the notebook, does `work`, and closes it whatever happens. The core runs on this very thread: the
 * command line draws nothing and serves nobody meanwhile.
 * @throws CallFailure where the notebook cannot be opened
 */
export async function withNotebook<T>(
  options: CommonOptions,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const core = openCore(options.notebook, 'the command line');
  const onFault = (call: string, error: unknown): void => {
    if (options.debug) console.error(call, error);
  };
  try {
    return await work(
      createClient({
        request: (call, params) => dispatch(core, call, params, { onFault }),
        subscribe: core.subscribe,
      }),
    );
  } finally {
    await core.close();
  }
}
