import { useEffect, useState } from 'react';
import type { SearchHit } from '../../contract/search.ts';
import { useCall } from '../data/queries.ts';

/** What a search found so far. */
export interface Found {
  readonly passages: readonly SearchHit[];
  readonly articles: readonly SearchHit[];
  /** Whether there are more than these. */
  readonly more: boolean;
  /** Whether these belong to the words as they are now and are in their final order. */
  readonly settled: boolean;
  readonly error: Error | null;
}

/** After this pause the words are taken for whole and what was found is put in order. */
const PAUSE_MS = 250;

/**
 * Searches while one types: at once for words that may be unfinished, newest first; then, after a pause, for
 * whole words, the best first. The former results stay until there are new ones.
 */
export function useSearch(query: string, limit: number): Found {
  const words = query.trim();
  const paused = usePaused(words, PAUSE_MS);
  const asked = words !== '';
  const quick = useCall('search.run', { query: words, limit }, { enabled: asked, keep: true });
  const ranked = useCall(
    'search.run',
    { query: paused, ranked: true, limit },
    { enabled: asked && paused === words },
  );
  // Unfinished words find nothing when they are taken for whole: then the quick answer says more.
  const best = paused === words && ranked.data && ranked.data.hits.length > 0 ? ranked : quick;
  const hits = asked ? (best.data?.hits ?? []) : [];
  return {
    passages: hits.filter((hit) => hit.kind === 'passage'),
    articles: hits.filter((hit) => hit.kind === 'article'),
    more: asked && (best.data?.more ?? false),
    settled: !asked || (paused === words && ranked.data !== undefined),
    error: best.error,
  };
}

function usePaused(value: string, ms: number): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return paused;
}
