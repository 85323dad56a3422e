import { notifyManager, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CallName, CallParams, CallResult } from '../../contract/calls.ts';
import type { Topic } from '../../contract/events.ts';
import { client } from './client.ts';
import { isKeptLevel, readNamedPassages } from './passage-lists.ts';

/**
 * What each reading call was read from. When an event names one of the topics, views that show the call
 * read it again; nothing else keeps a view level with the notebook.
 */
const TOPICS = {
  'notebook.info': ['articles', 'passages', 'history'],
  'notebook.state': ['notebook'],
  'backups.list': ['notebook'],
  'backups.look': ['notebook', 'articles', 'passages'],
  'trash.look': ['articles', 'passages', 'notebook'],
  'articles.list': ['articles', 'passages', 'tags', 'collections'],
  'articles.get': ['articles', 'tags', 'collections'],
  'passages.list': ['passages', 'articles', 'tags'],
  'tags.list': ['tags', 'passages', 'articles'],
  'collections.list': ['collections', 'articles'],
  'search.run': ['articles', 'passages', 'tags'],
  'searches.list': ['searches'],
  'jobs.list': ['jobs'],
  'history.list': ['history'],
  'settings.get': ['settings'],
  'import.formats': [],
  'export.formats': [],
} as const satisfies Partial<Record<CallName, readonly Topic[]>>;

/** The calls a view may read with {@link useCall}. */
export type ReadCall = keyof typeof TOPICS;

// Views hear in the same task, not in a later one: a switch that is pressed must not spring back for a moment.
notifyManager.setScheduler(queueMicrotask);

/** Kept for the life of the page. Data is stale only when an event says so. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false },
  },
});

// Comparing lists item by item would take each passage after a new one for another, and make it anew.
queryClient.setQueryDefaults(['passages.list'], { structuralSharing: false });

/** What is done by hand is shown at once; of a burst of events (an import) so many are answered together. */
const BURST_MS = 200;
const touched = new Set<Topic>();
/** Topics of events that named their passages: lists that are kept level need not be read again for them. */
const named = new Set<Topic>();
let answeredAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | undefined;

client.subscribe((event) => {
  for (const topic of event.topics) (event.passages ? named : touched).add(topic);
  if (event.passages) void readNamedPassages(queryClient, client, event);
  const wait = answeredAt + BURST_MS - performance.now();
  if (wait <= 0) readAgain();
  else timer ??= setTimeout(readAgain, wait);
});

function readAgain(): void {
  clearTimeout(timer);
  timer = undefined;
  answeredAt = performance.now();
  const changed = new Set(touched);
  const changedByName = new Set(named);
  touched.clear();
  named.clear();
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => {
      const topics: readonly Topic[] = TOPICS[queryKey[0] as ReadCall] ?? [];
      const whole = topics.some((topic) => changed.has(topic));
      return whole || (!isKeptLevel(queryKey) && topics.some((topic) => changedByName.has(topic)));
    },
  });
}

/**
 * Reads a call and reads it again when what it was read from changes. The former answer stays on screen
 * while a new one is fetched for other parameters of the same call when `keep` is set.
 */
export function useCall<N extends ReadCall>(
  name: N,
  params: CallParams<N>,
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<CallResult<N>> {
  return useQuery<CallResult<N>>({
    queryKey: [name, params],
    queryFn: () => client.call(name, params),
    enabled: options.enabled ?? true,
    ...(options.keep
      ? { placeholderData: (previous: CallResult<N> | undefined) => previous as never }
      : {}),
  });
}
