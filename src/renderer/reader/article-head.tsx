import type { Article } from '../../contract/article.ts';
import { visibleName } from '../../domain/visible-name.ts';
import { showPanel } from '../state/view.ts';
import { dateWords } from './date-words.ts';

/** Title and byline, for an article whose text does not begin with its title. */
export function ArticleHead({ article }: { readonly article: Article }) {
  return (
    <header className="article-head">
      <h1 className="article-head__title" dir="auto">
        {visibleName(article.title)}
      </h1>
      <Byline article={article} />
    </header>
  );
}

/** Who wrote it, where and when it appeared. */
export function Byline({ article }: { readonly article: Article }) {
  const { containerTitle, publisher, issued } = article.bibliography;
  const where = containerTitle ?? publisher;
  const when = issued ? dateWords(issued) : null;
  const who = article.author.join(', ');
  if (!who && !where && !when) {
    return (
      <p className="byline">
        <button type="button" className="byline__add" onClick={() => showPanel('details')}>
          Add author and date
        </button>
      </p>
    );
  }
  return (
    <p className="byline">
      {who}
      {who && (where || when) && ' · '}
      {where && <cite>{where}</cite>}
      {where && when && ', '}
      {when}
    </p>
  );
}
