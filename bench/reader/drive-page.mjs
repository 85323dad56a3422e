// Drives the benchmark's page in a Chromium of its own, so that no way warms another's caches, and reads what
// the browser says of its work.
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The window's size; the page gives the text the place that the reader's pane has in it. */
const VIEWPORT = { width: 1280, height: 800 };
/** How long a page rests before and after what is measured, in milliseconds. */
const REST = 400;
/** Between two marks. */
const BREATH = 120;

/**
 * Opens a way of showing marks and measures opening, marking, memory and scrolling.
 * @param {{ address: string, executable: string, way: string, words: number, marks: number, depth: number,
 *   margin?: 'off' | 'cards', newMarks: number, scrollMs: number }} run
 */
export async function measureWay(run) {
  const browser = await chromium.launch({
    executablePath: run.executable,
    args: ['--enable-precise-memory-info', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const { way, words, marks, depth, margin = 'off' } = run;
    const query = new URLSearchParams({ way, words, marks, depth, margin });
    await page.goto(`${run.address}/?${query}`);
    await page.waitForFunction(() => 'bench' in window, undefined, { timeout: 120_000 });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const system = await browser.newBrowserCDPSession();

    await page.waitForTimeout(REST);
    const heapBefore = await heap(session);
    const open = await page.evaluate(() => window.bench.open());
    await page.waitForTimeout(REST * 3);
    const heapAfter = await heap(session);
    const pss = await rendererPss(system);

    // The first finds code that was never run; it is told by itself.
    const work = [];
    for (let number = 0; number <= run.newMarks && run.newMarks > 0; number += 1) {
      const before = await taskTime(session);
      await page.evaluate((at) => window.bench.mark(at), number);
      await page.waitForTimeout(BREATH);
      work.push((await taskTime(session)) - before);
    }
    const scroll = await page.evaluate((ms) => window.bench.scroll(3600, ms), run.scrollMs);
    const elements = await page.evaluate(() => window.bench.elements());
    if (errors.length > 0) throw new Error(`${way}: ${errors[0]}`);
    return {
      open,
      first: work.slice(0, 1),
      marks: work.slice(1),
      heap: heapAfter - heapBefore,
      pss,
      scroll,
      elements,
    };
  } finally {
    await browser.close();
  }
}

/** Work of the page's main thread so far (script, style, layout, paint), in milliseconds. */
async function taskTime(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** What scripts hold after garbage was collected, in megabytes. */
async function heap(session) {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** The memory of the page's process, shared pages by share, in megabytes; null where the system does not say. */
async function rendererPss(system) {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => `/proc/${id}/smaps_rollup`)
    .filter((file) => existsSync(file))
    .map((file) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024);
  return sizes.length > 0 ? Math.max(...sizes) : null;
}
