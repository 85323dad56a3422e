import { OWN_NAME } from '../../contract/settings.ts';
import type { ReadDb } from '../store/db.ts';

/** Whose passages these are: the name that was given for this notebook, empty where none was. */
export function ownName(db: ReadDb): string {
  const row = db.get<{ value: string }>('SELECT value FROM setting WHERE name = ?', OWN_NAME);
  const value: unknown = row ? JSON.parse(row.value) : '';
  return typeof value === 'string' ? value : '';
}
