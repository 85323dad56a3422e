import { FileText } from 'lucide-react';
import type { ArticleRow } from '../../../contract/article.ts';
import { useCall } from '../../data/queries.ts';
import { openArticle, showPanel } from '../../state/view.ts';
import { fuzzyMatch } from './fuzzy.ts';
import { titleQuery } from './palette-query.ts';
import type { Pick } from './pick-list.tsx';

interface ArticlePicks {
  readonly picks: readonly Pick[];
  /** The lines answer words typed before; those for these words are still coming. */
  readonly waiting: boolean;
}

/** Articles by title and author; with nothing typed the ones read last. */
export function useArticlePicks(text: string, limit: number, enabled = true): ArticlePicks {
  const query = titleQuery(text);
  const wanted = text === '' || query !== '';
  const { data, isPlaceholderData, isPending } = useCall(
    'articles.list',
    { ...(query === '' ? {} : { query }), sort: 'read', limit },
    { enabled: enabled && wanted, keep: true },
  );
  if (!enabled || !wanted) return { picks: [], waiting: false };
  const picks = (data?.articles ?? []).map((article) => pickOf(article, text));
  return {
    picks: isPlaceholderData ? picks.map((pick) => ({ ...pick, former: true })) : picks,
    waiting: isPlaceholderData || isPending,
  };
}

function pickOf({ id, title, author, issued, passages }: ArticleRow, text: string): Pick {
  const detail = [author.join(', '), issued?.slice(0, 4) ?? ''].filter((part) => part !== '');
  return {
    id: `article-${id}`,
    label: title,
    at: text === '' ? [] : placesOf(text, title),
    detail: detail.join(' · '),
    icon: <FileText size={16} aria-hidden />,
    aside: passages > 0 ? `${passages} ${passages === 1 ? 'passage' : 'passages'}` : undefined,
    run: () => {
      showPanel(null);
      openArticle(id);
    },
  };
}

/** Places of the typed words in the title; a word that is the author's has none. */
function placesOf(text: string, title: string): readonly number[] {
  return text.split(/\s+/u).flatMap((word) => fuzzyMatch(word, title)?.at ?? []);
}
