import type { ArticleRow } from '../../contract/article.ts';
import type { Color } from '../../contract/passage.ts';
import { visibleName } from '../../domain/visible-name.ts';
import { Chip } from '../ui/chip.tsx';
import { TagChip } from '../ui/tag-chip.tsx';
import { articleWords, countPassages } from './article-words.ts';
import './article-card.css';

interface Props {
  /** Not there while its page of the list is read. */
  readonly article: ArticleRow | undefined;
  readonly colors: ReadonlyMap<string, Color | null>;
}

/** More chips than these are counted, not shown. */
const CHIPS = 3;

/** An article in the list. */
export function ArticleCard({ article, colors }: Props) {
  if (!article) {
    return (
      <div className="article-card article-card--waiting">
        <span />
        <span />
      </div>
    );
  }
  const { title, tags, passages } = article;
  const { where, when } = articleWords(article);
  return (
    <div className="article-card">
      <p className="article-card__title">{visibleName(title)}</p>
      <p className="article-card__words">
        {where !== '' && <span className="article-card__where">{where}</span>}
        {where !== '' && ' · '}
        {when}
      </p>
      {(tags.length > 0 || passages > 0) && (
        <div className="article-card__chips">
          {tags.slice(0, CHIPS).map((path) => (
            <TagChip key={path} path={path} color={colors.get(path) ?? null} short />
          ))}
          {tags.length > CHIPS && <Chip>+{tags.length - CHIPS}</Chip>}
          {passages > 0 && <Chip>{countPassages(passages)}</Chip>}
        </div>
      )}
    </div>
  );
}
