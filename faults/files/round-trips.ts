import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { CallName, CallParams, CallResult } from '../../src/contract/calls.ts';
import { type Core, openCore } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';

/**
 * F26: all that was marked goes out in every format and, where it is one that is read too, comes in again: every
 * quote, note and tag is in what came, or the export itself said that it cannot hold it.
 */
export const roundTrips: Fault = {
  id: 'F26',
  title: 'exported, and brought in again',
  saboteurs: [],
  least: { full: { tried: 20, acknowledged: 20 }, small: { tried: 20, acknowledged: 20 } },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const path = join(run.folder, 'n.commonplace');
    cpSync(base, path);
    const core = openCore(path, 'a fault test');
    try {
      const read = (await ask(core, 'import.formats', {})).flatMap(({ extensions }) => extensions);
      for (const { id, extension } of run.each(await ask(core, 'export.formats', {}))) {
        if (read.includes(`.${extension}`)) await roundTrip(run, core, id);
        else run.note(`${id} goes out only`);
      }
    } finally {
      await core.close();
    }
    const verdict = await judge(path);
    if (verdict.kind !== 'sound') run.tally.corrupt(JSON.stringify(verdict));
  },
};

async function roundTrip(run: Run, core: Core, format: string): Promise<void> {
  const { tally } = run;
  const { passages } = await ask(core, 'passages.list', { limit: 1000 });
  const exported = await ask(core, 'export.run', { format, selection: { kind: 'everything' } });
  const row = await ask(core, 'import.file', {
    name: exported.fileName,
    bytes: Buffer.from(exported.text).toString('base64'),
  });
  if (row.articleId === null) {
    tally.wrong(`${format}: it does not come in again: ${row.error}`);
    return;
  }
  const { text } = await ask(core, 'articles.text', { id: row.articleId });
  const words = plain(text);
  for (const { id, quote, note, tags } of passages) {
    tally.tried();
    const lost = [quote, note.slice(0, 40), ...tags.map((tag) => tag.split('/').at(-1) ?? tag)]
      .map(plain)
      .filter((one) => !words.includes(one));
    if (lost.length === 0) tally.acknowledged(1);
    else tally.lost(1, `${format}, passage ${id}: “${lost[0]}” did not come back`);
  }
  await ask(core, 'history.undo', {});
}

/** Letters and digits, for spaces and dashes are written as each format has them. */
function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

async function ask<N extends CallName>(
  core: Core,
  name: N,
  params: CallParams<N>,
): Promise<CallResult<N>> {
  const reply = await dispatch(core, name, params);
  if (!reply.ok) throw new Error(`${name}: ${reply.failure.message}`);
  return reply.value as CallResult<N>;
}
