import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Client, createClient } from '../contract/client.ts';
import type { Reply } from '../contract/transport.ts';
import { type Core, openCore } from '../core/core.ts';
import { defaultNotebook } from '../core/default-notebook.ts';
import { dispatch } from '../core/dispatch.ts';
import { missingSentence } from '../core/health.ts';
import { placeSentence } from '../core/store/shared-place.ts';
import { EXIT } from './exit-code.ts';

/** The options every command has. */
export interface CommonOptions {
  readonly notebook: string;
  readonly json: boolean;
  readonly debug: boolean;
  /** Do what touches many things without asking. */
  readonly yes: boolean;
}

/** Told to by a command when part of its work failed. */
export type Finish = (exitCode: number) => void;

/** The common options of a command, with the notebook's path settled. */
export function commonOptions(command: Command): CommonOptions {
  const given = command.optsWithGlobals<{
    notebook?: string;
    json?: boolean;
    debug?: boolean;
    yes?: boolean;
  }>();
  return {
    notebook: resolve(given.notebook ?? (process.env.COMMONPLACE_NOTEBOOK || defaultNotebook())),
    json: given.json ?? false,
    debug: given.debug ?? false,
    yes: given.yes ?? false,
  };
}

/**
 * Opens the notebook, does `work`, and closes it whatever happens. The core runs on this very thread: the
 * command line draws nothing and serves nobody meanwhile. A damaged notebook is read as far as it can be, and
 * says so by its exit code.
 * @param whenDamaged that exit code
 * @throws CallFailure where the notebook cannot be opened
 */
export function withNotebook<T>(
  options: CommonOptions,
  work: (client: Client) => Promise<T>,
  whenDamaged: number = EXIT.notebook,
): Promise<T> {
  const withClient = (core: Core): Promise<T> => {
    const onFault = (call: string, error: unknown): void => {
      if (options.debug) console.error(call, error);
    };
    const request = async (call: string, params: unknown): Promise<Reply> => {
      const reply = await dispatch(core, call, params, { onFault });
      if (reply.ok || reply.failure.code !== 'unconfirmed') return reply;
      const { count, message } = reply.failure;
      if (options.yes) {
        return dispatch(core, call, { ...(params as object), confirm: count }, { onFault });
      }
      const failure = { ...reply.failure, message: `${message} Nothing was done; --yes does it.` };
      return { ok: false, failure };
    };
    return work(
      createClient({
        request,
        subscribe: core.subscribe,
      }),
    );
  };
  return withCore(options, withClient, whenDamaged);
}

/** The same with the core itself, for the few commands that name a path: no call of the contract does. */
export async function withCore<T>(
  options: CommonOptions,
  work: (core: Core) => Promise<T>,
  whenDamaged: number = EXIT.notebook,
): Promise<T> {
  const core = openCore(options.notebook, 'the command line');
  try {
    if (core.missing) console.error(missingSentence(core.missing));
    if (core.place) console.error(placeSentence(core.place));
    const result = await work(core);
    // After the work: where that was refused for this very reason, it has been said.
    if (core.reading) console.error(core.reading.message);
    if (core.reading?.code === 'damaged') process.exitCode = whenDamaged;
    return result;
  } finally {
    await core.close();
  }
}
