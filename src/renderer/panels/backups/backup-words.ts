import type { Backup, BackupCause } from '../../../contract/backup.ts';

/** Why a backup was made, as the list says it. */
export const CAUSES: Readonly<Record<BackupCause, string>> = {
  automatic: 'Automatic',
  asked: 'Made by you',
  'before-migration': 'Before an update',
  'before-restore': 'Before a restore',
  'before-deletion': 'Before a deletion',
};

/** "0.3 MB", "1.2 GB". */
export function sizeWords(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** "312 articles, 4,087 passages". */
export function contentWords({
  articles,
  passages,
}: Pick<Backup, 'articles' | 'passages'>): string {
  const count = (number: number, one: string): string =>
    `${number.toLocaleString('en')} ${number === 1 ? one : `${one}s`}`;
  return `${count(articles, 'article')}, ${count(passages, 'passage')}`;
}

/** "Friday 27 November 2026, 09:42", in the system's way. */
export function madeWords(made: string): string {
  return new Date(made).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' });
}
