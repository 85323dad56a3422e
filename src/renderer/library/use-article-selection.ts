import { useRef, useState } from 'react';
import type { ArticleRow } from '../../contract/article.ts';
import type { CallParams } from '../../contract/calls.ts';
import type { Rows } from '../data/use-rows.ts';
import { announce } from '../state/announce.ts';
import { useView } from '../state/view.ts';
import type { Choice } from '../ui/virtual-listbox.tsx';
import { articleIds, countArticles } from './article-changes.ts';

/** Which article of a list has the focus and which are chosen, as keys and presses change it. */
export function useArticleSelection(
  rows: Rows<ArticleRow>,
  params: CallParams<'articles.list'>,
): {
  readonly active: number;
  readonly selected: ReadonlySet<string>;
  readonly choose: (index: number, choice: Choice | 'move') => void;
  readonly selectAll: () => void;
} {
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const ids = useView((view) => view.selected);
  const total = rows.total ?? 0;
  const select = (selected: readonly string[]): void => {
    useView.setState({ selected });
    if (selected.length > 1) announce(`${countArticles(selected.length)} selected`);
  };

  const between = async (from: number, to: number): Promise<void> => {
    const indices = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const here = indices.flatMap((index) => rows.at(index)?.id ?? []);
    // What was never scrolled to is not here; the notebook knows it.
    select(here.length === indices.length ? here : await articleIds(params, from, to));
  };
  return {
    active: Math.min(active, Math.max(0, total - 1)),
    selected: new Set(ids),
    choose: (index, choice) => {
      setActive(index);
      const id = rows.at(index)?.id;
      if (choice !== 'range' && choice !== 'move') anchor.current = index;
      if (choice === 'range') {
        void between(Math.min(anchor.current, index), Math.max(anchor.current, index));
      } else if (choice === 'one') {
        select(id === undefined ? [] : [id]);
      } else if (choice === 'toggle' && id !== undefined) {
        select(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
      }
    },
    selectAll: () => {
      if (total > 0) void between(0, total - 1);
    },
  };
}
