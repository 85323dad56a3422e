import { SearchX } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useActions } from '../actions/use-actions.ts';
import { focusTextSoon } from '../shell/pane-focus.ts';
import { announce } from '../state/announce.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { foundWords, hitGroups } from './hit-groups.ts';
import { openHit } from './open-hit.ts';
import { SaveSearch } from './save-search.tsx';
import './search-place.css';
import { SearchResults } from './search-results.tsx';
import { useSearch } from './use-search.ts';

const PAGE = 100;

/** All that a search found, in the list pane: it stays while one reads what it leads to. */
export function SearchPlace({ query }: { readonly query: string }) {
  const [limit, setLimit] = useState(PAGE);
  const [active, setActive] = useState(-1);
  const id = useId();
  const found = useSearch(query, limit);
  const groups = hitGroups(found);
  const hits = groups.flatMap((group) => group.hits);
  const at = Math.min(active, hits.length - 1);
  const words = foundWords(found);
  const { settled } = found;
  useEffect(() => {
    if (settled) announce(words);
  }, [settled, words]);

  const openAt = (index: number): void => {
    const hit = hits[index];
    setActive(index);
    if (hit) openHit(hit);
  };
  const step = (to: number): void => setActive(Math.min(hits.length - 1, Math.max(0, to)));
  useActions([
    {
      id: 'list.next',
      label: 'Next in the list',
      section: 'Go',
      keys: ['j'],
      scope: 'list',
      repeats: true,
      run: () => step(at + 1),
    },
    {
      id: 'list.previous',
      label: 'Previous in the list',
      section: 'Go',
      keys: ['k'],
      scope: 'list',
      repeats: true,
      run: () => step(at - 1),
    },
  ]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: hits.length - 1,
    };
    const next = to[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      openAt(at);
      focusTextSoon();
    } else if (next === undefined) return;
    else step(next);
    event.preventDefault();
  };
  return (
    <>
      <div className="search-place__head">
        <h2 title={query}>{query}</h2>
        <SaveSearch key={query} query={query} />
      </div>
      {hits.length === 0 && settled ? (
        <div className="article-list__empty">
          <EmptyState
            icon={<SearchX size={24} aria-hidden />}
            title={found.error ? 'This cannot be searched for' : 'Nothing found'}
          >
            {found.error?.message ?? 'Fewer words find more, and word* finds all that begin so.'}
          </EmptyState>
        </div>
      ) : (
        <div className="search-place__scroll">
          <SearchResults
            id={id}
            groups={groups}
            active={at}
            onOpen={openAt}
            focus={{ label: `Found for ${query}`, onKeyDown }}
          />
          {found.more && (
            <Button kind="quiet" className="search-place__more" onClick={() => setLimit(limit * 2)}>
              Show more
            </Button>
          )}
        </div>
      )}
    </>
  );
}
