import { join } from 'node:path';
import { type Fault, needTracer, type Run } from '../fault.ts';
import { makeBase } from '../notebook/base-notebook.ts';
import { judge } from '../notebook/judge.ts';
import { operation } from '../notebook/operations.ts';
import { NOTEBOOK, prepare } from '../notebook/prepare.ts';
import { compareStates, refuseInternal, statesIn } from '../notebook/states.ts';
import { numbersIn, runChild } from '../run-child.ts';
import { readTraceLog } from '../trace/trace-log.ts';
import { cutPower, filesIn, momentsOf } from './replay.ts';

/** What the power fails in: two hundred steps of a researcher, and single operations with their closing. */
const SCENES = {
  small: ['annotate', 'create', 'import saved-page.html', 'export', 'restore'],
  full: [
    ...['annotate', 'create', 'edit', 'delete', 'undo', 'redo', 'tag-merge', 'tag-delete'],
    ...['import saved-page.html', 'export', 'backup', 'restore'],
  ],
};
const EACH = { small: 500, full: 10_000 };
const STEPS = 200;

/**
 * F07: every file call of a run is recorded; then, in thousands of places, what a power cut would leave of
 * the disk is built (what was not synced is kept, dropped, reordered or torn at 512 bytes) and opened.
 */
export const powerCut: Fault = {
  id: 'F07',
  title: 'power cut',
  saboteurs: ['s1', 's3'],
  least: {
    full: { tried: EACH.full * SCENES.full.length, acknowledged: EACH.full },
    small: { tried: EACH.small * SCENES.small.length, acknowledged: EACH.small },
  },
  run: async (run) => {
    const base = join(run.folder, 'base.commonplace');
    await makeBase(base);
    // Nothing is renamed in the others.
    const scenes = run.saboteur === 's3' ? ['export', 'restore'] : SCENES[run.size];
    for (const scene of run.each(scenes)) await playScene(run, base, scene);
  },
};

async function playScene(run: Run, base: string, scene: string): Promise<void> {
  const tracer = needTracer(run);
  const place = join(run.folder, scene.replace(/\W/g, '-'));
  const played = join(place, 'played');
  const { state } = scene === 'annotate' ? {} : operation(scene);
  const path = await prepare(base, played, scene === 'annotate' ? { act: null } : operation(scene));
  const first = filesIn(played);
  const log = join(place, 'log');
  const { said, error } = await runChild({
    ...(scene === 'annotate'
      ? { program: 'annotate', words: [path, 'power', '0', String(STEPS), '--digests'] }
      : { program: 'operate', words: [path, scene, 'begin'] }),
    says: join(place, 'words'),
    saboteur: run.saboteur,
    watched: { tracer, folder: played, log },
  });
  if (!said.includes('end')) throw new Error(`${scene} did not come to its end: ${error}`);
  refuseInternal(run.tally, said);
  const states = statesIn(said);
  const calls = readTraceLog(log, played);
  const random = run.random.fork(scene);
  const different = await cutPower(
    calls,
    first,
    run.each(momentsOf(calls, EACH[run.size], random)),
    { random, folder: join(place, 'remains') },
    async (folder) => {
      const left = join(folder, NOTEBOOK);
      const found = await judge(left);
      return state && found.kind === 'sound' ? { ...found, digest: state(left) } : found;
    },
    (remains) => {
      run.tally.tried();
      if (numbersIn(remains.said, 'ack').length > 0) run.tally.acknowledged(1);
      compareStates(run.tally, remains.found, states, remains.said, `${scene}, ${remains.where}`);
    },
  );
  run.note(`${scene}: ${different.toLocaleString('en')} different states`);
}
