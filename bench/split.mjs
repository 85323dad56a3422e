import { Session } from 'node:inspector/promises';

/**
 * Runs work under V8's profiler and says where this thread's time went.
 * @param {Record<string, readonly string[]>} phases functions by the phase that they and all they call belong to; the
 *   innermost decides
 * @returns {Promise<{ phase: string, ms: number, share: string }[]>} the longest first
 */
export async function splitOf(phases, work) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return told(profile, namesOf(phases));
}

function namesOf(phases) {
  return new Map(
    Object.entries(phases).flatMap(([phase, names]) => names.map((name) => [name, phase])),
  );
}

function told({ nodes, samples, timeDeltas }, names) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const phaseOf = (id) => {
    for (let at = id; at !== undefined; at = parents.get(at)) {
      const { functionName } = byId.get(at).callFrame;
      const phase = OWN.get(functionName) ?? names.get(functionName);
      if (phase) return phase;
    }
    return 'all else';
  };
  const known = new Map();
  const spent = new Map();
  for (const [at, id] of samples.entries()) {
    if (!known.has(id)) known.set(id, phaseOf(id));
    const phase = known.get(id);
    spent.set(phase, (spent.get(phase) ?? 0) + (timeDeltas[at] ?? 0) / 1000);
  }
  const all = [...spent.values()].reduce((sum, ms) => sum + ms, 0);
  return [...spent]
    .sort((a, b) => b[1] - a[1])
    .map(([phase, ms]) => ({
      phase,
      ms: Math.round(ms),
      share: `${((100 * ms) / all).toFixed(1)} %`,
    }));
}

/** What V8 itself names. */
const OWN = new Map([
  ['(idle)', 'waiting'],
  ['(garbage collector)', 'collecting garbage'],
]);
