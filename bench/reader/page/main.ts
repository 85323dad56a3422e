import '../../../src/renderer/theme/tokens.css';
import '../../../src/renderer/theme/mark-colors.css';
import '../../../src/renderer/theme/base.css';
import '@fontsource-variable/literata/opsz.css';
import '../../../src/renderer/reader/reader-pane.css';
import '../../../src/renderer/reader/article-text.css';
import '../../../src/renderer/reader/marks.css';
import './page.css';
import { makeSheet } from './prose.ts';
import type { Way } from './ways/way.ts';

const query = new URLSearchParams(location.search);
const number = (name: string): number => Number(query.get(name));

const WAYS: Record<string, () => Promise<Way>> = {
  plain: async () => (await import('./ways/plain.ts')).plain,
  'mark-nodes': async () => (await import('./ways/mark-nodes.ts')).markNodes,
  recogito: async () => (await import('./ways/recogito.ts')).recogito,
  commonplace: async () => {
    const { commonplace, ready } = await import('./ways/commonplace.tsx');
    await ready;
    return commonplace;
  },
  empty: async () => {
    const [{ empty }, { ready }] = await Promise.all([
      import('./ways/empty.ts'),
      import('./ways/commonplace.tsx'),
    ]);
    await ready;
    return empty;
  },
};

const load = WAYS[query.get('way') ?? 'commonplace'];
const stage = document.getElementById('stage');
if (!load || !stage) throw new Error('?way= names no way');
const way = await load();
const sheet = makeSheet(number('words'), number('marks'), number('depth'));
// The face is the same for all, and there before the clock runs.
await document.fonts.load('17px "Literata Variable"');

await way.prepare?.(stage, sheet);

/** After the next frame has been painted: the message comes when the frame's work is done. */
const painted = (): Promise<void> =>
  new Promise((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done();
      port2.postMessage(null);
    });
  });

const bench = {
  /** Milliseconds from being asked to first paint with marks. */
  open: async (): Promise<number> => {
    const start = performance.now();
    await way.open(stage, sheet);
    await painted();
    return performance.now() - start;
  },
  mark: async (at: number): Promise<void> => {
    await way.mark(sheet, at);
    await painted();
  },
  rest: painted,
  /** Scrolls for so long; times between frames, and the work of each, in milliseconds. */
  scroll: async (speed: number, duration: number): Promise<{ gaps: number[]; work: number[] }> => {
    const scroller = way.scroller(stage);
    const gaps: number[] = [];
    const work: number[] = [];
    scroller.scrollTop = 0;
    await painted();
    const start = performance.now();
    let last = 0;
    for (let now = start; now - start < duration; ) {
      now = await new Promise<number>((done) => requestAnimationFrame(done));
      if (last > 0) gaps.push(now - last);
      last = now;
      const began = performance.now();
      scroller.scrollTop = ((now - start) / 1000) * speed;
      await new Promise<void>((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done();
        port2.postMessage(null);
      });
      work.push(performance.now() - began);
    }
    return { gaps, work };
  },
  elements: (): number => stage.querySelectorAll('*').length,
};
Object.assign(window, { bench });
