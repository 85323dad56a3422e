import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { focusPaneNamed } from '../shell/pane-focus.ts';
import { announce } from '../state/announce.ts';
import { goTo, useView } from '../state/view.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Popover } from '../ui/popover.tsx';
import { foundWords, hitGroups } from './hit-groups.ts';
import { openHit } from './open-hit.ts';
import { SaveSearch } from './save-search.tsx';
import './search-box.css';
import { SearchHelp } from './search-help.tsx';
import { SearchResults } from './search-results.tsx';
import { useSearch } from './use-search.ts';

/** As many as a glance takes in; Enter shows all in the list. */
const SHOWN = 12;

/** The one search box: results appear under it while one types, Enter brings them into the list. */
export function SearchBox() {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const found = useSearch(open ? query : '', SHOWN);
  const groups = hitGroups(found);
  const hits = groups.flatMap((group) => group.hits);
  const asked = query.trim() !== '';
  const showsHits = open && asked && hits.length > 0;

  // The box says what the list shows, until something else is typed.
  const place = useView((view) => view.place);
  useEffect(() => {
    setQuery(place.kind === 'search' ? place.query : '');
  }, [place]);

  const { settled } = found;
  const words = foundWords(found);
  useEffect(() => {
    if (open && asked && settled) announce(words);
  }, [open, asked, settled, words]);

  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const showAll = (): void => {
    if (!asked) return;
    goTo({ kind: 'search', query: query.trim() });
    close();
    // Once the list is there, the arrow keys are meant for it.
    requestAnimationFrame(() => focusPaneNamed('list'));
  };
  const openAt = (index: number): void => {
    const hit = hits[index];
    if (!hit) return;
    close();
    openHit(hit);
  };
  const type = (text: string): void => {
    setQuery(text);
    setActive(-1);
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const last = hits.length - 1;
    if (event.key === 'ArrowDown' && !open) setOpen(true);
    else if (event.key === 'ArrowDown') setActive(active >= last ? -1 : active + 1);
    else if (event.key === 'ArrowUp') setActive(active < 0 ? last : active - 1);
    else if (event.key === 'Enter' && active >= 0) openAt(active);
    else if (event.key === 'Enter') showAll();
    else if (event.key === 'Escape' && open) close();
    else if (event.key === 'Escape') input.current?.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search ref={box} className="search-box">
      <Search size={16} className="search-box__icon" aria-hidden />
      <input
        ref={input}
        data-search-box
        data-pane-focus
        className="search-box__input"
        role="combobox"
        aria-label="Search articles, passages and notes"
        aria-expanded={showsHits}
        aria-controls={showsHits ? `${id}-list` : undefined}
        aria-activedescendant={showsHits && active >= 0 ? `${id}-list-${active}` : undefined}
        aria-autocomplete="list"
        aria-keyshortcuts="/ Control+Shift+F"
        autoComplete="off"
        spellCheck={false}
        placeholder="Search words, tag:, author:, in:passages"
        value={query}
        onChange={(event) => type(event.target.value)}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={(event) => {
          if (!box.current?.contains(event.relatedTarget)) close();
        }}
        onKeyDown={onKeyDown}
      />
      {query === '' ? (
        <span className="search-box__hint" aria-hidden>
          <Kbd keys="$mod+k" />
        </span>
      ) : (
        <button
          type="button"
          className="search-box__clear"
          aria-label="Clear the search"
          onClick={() => {
            if (place.kind === 'search') goTo({ kind: 'all' });
            type('');
            input.current?.focus();
          }}
        >
          <X size={14} aria-hidden />
        </button>
      )}
      {open && (
        <Popover
          anchor={box.current}
          label="Search"
          role="none"
          placement="bottom-end"
          takeFocus={false}
          className="search-box__popover"
          onClose={close}
        >
          {!asked && (
            <SearchHelp
              onTry={(example) => {
                type(example);
                input.current?.focus();
              }}
            />
          )}
          {asked && found.error && <p className="search-box__none">{found.error.message}</p>}
          {asked && hits.length === 0 && found.settled && !found.error && (
            <p className="search-box__none">
              Nothing has <b>{query.trim()}</b>. Fewer or shorter words find more.
            </p>
          )}
          {showsHits && (
            <SearchResults id={`${id}-list`} groups={groups} active={active} onOpen={openAt} />
          )}
          {asked && (
            <div className="search-box__foot">
              <button type="button" className="search-box__all" onClick={showAll}>
                Show all in the list <Kbd keys="Enter" />
              </button>
              <SaveSearch query={query.trim()} />
            </div>
          )}
        </Popover>
      )}
    </search>
  );
}
