import type { NotebookEvent } from '../../../../src/contract/events.ts';
import { fakeNotebook } from '../fake-notebook.ts';
import { nextRange } from '../prose.ts';
import type { Way } from './way.ts';

/** The reader of this program, whole: its pane over a notebook in memory. */
export const commonplace: Way = {
  prepare: async (stage, sheet) => {
    const { ReaderPane, QueryClientProvider, createRoot, flushSync, loadSettings, queryClient } =
      await loaded;
    connect(sheet);
    await loadSettings();
    // The first number in words costs as much as a small article; the lists beside the reader have paid for it.
    (1000).toLocaleString('en');
    flushSync(() =>
      createRoot(stage).render(
        <QueryClientProvider client={queryClient}>
          <ReaderPane />
        </QueryClientProvider>,
      ),
    );
  },
  open: async (stage, sheet) => {
    const { openArticle } = await loaded;
    openArticle('article');
    const marked = (): boolean =>
      stage.querySelector('.chunk p') !== null &&
      (sheet.passages.length === 0 ||
        [...CSS.highlights.keys()].some((name) => name.startsWith('mark-')));
    while (!marked()) await new Promise((done) => setTimeout(done));
  },
  mark: async (_sheet, number) => {
    const { markRanges, useReader } = await loaded;
    const before = useReader.getState().near.length;
    await markRanges([nextRange(number)], { color: 'green' });
    while (useReader.getState().near.length === before)
      await new Promise((done) => setTimeout(done));
  },
  scroller: (stage) => stage.querySelector<HTMLElement>('.reader__scroll') ?? stage,
};

// The reader finds its host at `window.commonplace` when its modules load; the sheet comes when it is opened.
let connect: (sheet: Parameters<typeof fakeNotebook>[0]) => void = () => {};
const loaded = (async () => {
  let notebook: ReturnType<typeof fakeNotebook> | null = null;
  const waiting: ((event: NotebookEvent) => void)[] = [];
  connect = (sheet) => {
    notebook = fakeNotebook(sheet);
    for (const listener of waiting) notebook.subscribe(listener);
  };
  Object.defineProperty(window, 'commonplace', {
    value: {
      request: (call: string, params: unknown) => notebook?.request(call, params),
      subscribe: (listener: (event: NotebookEvent) => void) => {
        waiting.push(listener);
        return () => {};
      },
    },
  });
  const [pane, marks, store, view, queries, settings, query, dom, reactDom] = await Promise.all([
    import('../../../../src/renderer/reader/reader-pane.tsx'),
    import('../../../../src/renderer/reader/mark-selection.ts'),
    import('../../../../src/renderer/reader/reader-store.ts'),
    import('../../../../src/renderer/state/view.ts'),
    import('../../../../src/renderer/data/queries.ts'),
    import('../../../../src/renderer/state/use-setting.ts'),
    import('@tanstack/react-query'),
    import('react-dom/client'),
    import('react-dom'),
  ]);
  return {
    ...pane,
    ...marks,
    ...store,
    ...view,
    ...queries,
    ...settings,
    ...query,
    ...dom,
    ...reactDom,
  };
})();

/** Resolves when the reader's code is there: loading it is no part of opening an article. */
export const ready = loaded;
