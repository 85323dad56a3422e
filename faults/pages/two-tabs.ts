import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from '../../src/contract/transport.ts';
import type { Fault, Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { type BrowserHost, startBrowserHost } from './browser-host.ts';

/**
 * F23: two tabs save the same note at the same moment, each on top of what both had read. One is taken; the other
 * is told so and given the text that stands there now, so that nothing is written over that its writer has not
 * seen; and with both texts it is saved.
 */
export const twoTabs: Fault = {
  id: 'F23',
  title: 'two tabs change one note',
  saboteurs: ['s4'],
  least: {
    full: { tried: 200, acknowledged: 400 },
    small: { tried: 30, acknowledged: 60 },
  },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    const path = join(run.folder, 'n.commonplace');
    cpSync(base, path);
    const host = await startBrowserHost(path);
    try {
      const id = await somePassage(host);
      for (const round of run.each(Array.from({ length: run.count(200, 30) }, (_, n) => n))) {
        await collide(run, host, id, round);
      }
    } finally {
      host.kill('SIGTERM');
      await host.ended;
    }
    const verdict = await judge(path);
    if (verdict.kind !== 'sound') run.tally.corrupt(JSON.stringify(verdict));
  },
};

async function somePassage(host: BrowserHost): Promise<string> {
  const reply = await host.call('passages.list', { limit: 1 });
  const [passage] = reply.ok ? (reply.value as { passages: { id: string }[] }).passages : [];
  if (!passage) throw new Error('the base notebook has no passage');
  return passage.id;
}

async function noteOf(host: BrowserHost, id: string): Promise<string> {
  const reply = await host.call('passages.list', { ids: [id] });
  if (!reply.ok) throw new Error(reply.failure.message);
  return (reply.value as { passages: { note: string }[] }).passages[0]?.note ?? '';
}

async function collide(run: Run, host: BrowserHost, id: string, round: number): Promise<void> {
  const { tally, saboteur } = run;
  const where = `round ${round}`;
  const was = await noteOf(host, id);
  const save = (markdown: string, seen: string): Promise<Reply> =>
    host.call('passages.edit', {
      ids: [id],
      note: { markdown, state: null },
      // The saboteur does not care what it writes over.
      ...(saboteur === 's4' ? {} : { was: seen }),
    });
  const texts = [`One tab, ${where}.`, `The other tab, ${where}.`];
  const replies = await Promise.all(texts.map((text) => save(text, was)));
  tally.tried();
  const taken = texts.filter((_, n) => replies[n]?.ok);
  tally.acknowledged(taken.length);
  const stands = await noteOf(host, id);
  for (const text of taken) if (stands !== text) tally.lost(1, `${where}: “${text}” was saved`);
  if (taken.length !== 1) tally.wrong(`${where}: ${taken.length} of two tabs were taken`);
  const at = replies.findIndex((reply) => !reply.ok);
  const refusal = replies[at];
  if (!refusal || refusal.ok) return;
  const { code, current } = refusal.failure;
  if (code !== 'conflict' || current !== stands) {
    tally.wrong(`${where}: it is refused as ${code}, and shown “${current}”`);
    return;
  }
  // As the page does where its writer wants both.
  const both = `${stands}\n\n${texts[at]}`;
  const again = await save(both, current);
  if (again.ok) tally.acknowledged(1);
  if ((await noteOf(host, id)) !== both) tally.lost(1, `${where}: both texts together`);
}
