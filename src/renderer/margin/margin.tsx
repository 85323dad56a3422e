import { useEffect } from 'react';
import { passagesBeside } from '../data/article-passages.ts';
import { useCall } from '../data/queries.ts';
import { useReader } from '../reader/reader-store.ts';
import { CardColumn } from './card-column.tsx';
import { resetMargin } from './margin-store.ts';
import { PassageList } from './passage-list.tsx';
import { useMarginMode, usePageSize, useRoom } from './use-margin-mode.ts';
import './margin.css';

/**
 * The passages beside the text: a card for each at the height of its words, or the plain list, or nothing.
 * Where the page is too narrow for both the list is a sheet over the text: see `MarginFloats`.
 */
export function Margin() {
  const [mode] = useMarginMode();
  const { height } = usePageSize();
  const room = useRoom();
  const article = useReader((reader) => reader.article);
  const articleId = article?.id ?? null;
  const list = useCall('passages.list', passagesBeside(article), { enabled: articleId !== null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another article is another margin
  useEffect(() => resetMargin, [articleId]);

  const passages = list.data?.passages;
  if (articleId === null || !room) return null;
  // Its place is there before its passages are: the text must not move when they come.
  switch (mode) {
    case 'off':
      return null;
    case 'list':
      return (
        <aside className="margin margin--list" aria-label="Highlights">
          <div className="margin__sticky" style={{ height }}>
            {passages && <PassageList passages={passages} />}
          </div>
        </aside>
      );
    case 'cards':
      return (
        <aside className="margin" aria-label="Highlights">
          {passages && <CardColumn passages={passages} />}
        </aside>
      );
  }
}
