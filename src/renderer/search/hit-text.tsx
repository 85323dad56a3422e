import type { ReactNode } from 'react';
import type { SearchHit } from '../../contract/search.ts';
import './hit-text.css';

/** The piece of text around a hit, with the words that were found marked. */
export function HitText({ snippet, highlights }: Pick<SearchHit, 'snippet' | 'highlights'>) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of highlights) {
    if (start < at) continue;
    parts.push(snippet.slice(at, start));
    parts.push(<mark key={start}>{snippet.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(snippet.slice(at));
  return <span className="hit-text">{parts}</span>;
}
