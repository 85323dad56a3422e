import { VList } from 'virtua';
import type { Backup } from '../../../contract/backup.ts';
import { useCall } from '../../data/queries.ts';
import { contentWords, madeWords, sizeWords } from './backup-words.ts';

/** A look inside a backup, before anything is restored: its articles, and how each stands now. */
export function BackupContentView({ backup }: { readonly backup: Backup }) {
  const { data, error } = useCall('backups.look', { id: backup.id });
  const changed = data?.articles.filter(({ now }) => now !== 'same').length ?? 0;
  return (
    <section className="backups__content" aria-label="What is in it">
      <h3 className="backups__title">{madeWords(backup.made)}</h3>
      <p className="panel-note">
        {contentWords(backup)} · {sizeWords(backup.bytes)} ·{' '}
        {backup.verified ? 'verified' : `not sound: ${backup.faults.join('; ')}`}
      </p>
      {error && <p role="alert">{error.message}</p>}
      {data && (
        <p className="panel-note">
          {changed === 0 ? 'All of it is in the notebook as it was.' : differences(changed)}
          {newer(data.newer)}
        </p>
      )}
      <VList
        role="list"
        aria-label="Articles in it"
        tabIndex={0}
        className="backups__articles"
        style={{ height: 'auto' }}
      >
        {(data?.articles ?? []).map((article) => (
          // biome-ignore lint/a11y/useSemanticElements: only rows in view are drawn, in elements of the list’s own
          <div key={article.id} role="listitem" className="backups__article">
            <span className="backups__name">{article.title}</span>
            <span className="backups__count">{article.passages.toLocaleString('en')}</span>
            <span className={`backups__now backups__now--${article.now}`}>
              {NOW[article.now]}
              {article.trashed && ', in the trash then'}
            </span>
          </div>
        ))}
      </VList>
    </section>
  );
}

const NOW = { same: 'as now', changed: 'changed since', gone: 'gone since' } as const;

function differences(count: number): string {
  return count === 1
    ? 'One article was changed or is gone since.'
    : `${count.toLocaleString('en')} articles were changed or are gone since.`;
}

function newer({ articles, passages }: { articles: number; passages: number }): string {
  if (articles === 0 && passages === 0) return '';
  return ` Since then there came ${contentWords({ articles, passages })}, which would be put aside.`;
}
