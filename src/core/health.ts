import type { Failure } from '../contract/failure.ts';
import type { Notice } from '../contract/notebook-state.ts';
import { type Damage, nameDamage } from './store/damage.ts';
import type { Database, ReadDb } from './store/db.ts';
import { type DigestTable, digestTables, verifyRows } from './store/digests.ts';
import type { Notebook } from './store/open-notebook.ts';
import { placeSentence, type SharedPlace } from './store/shared-place.ts';

/** What is known of how sound the notebook is; all of it is told to whoever asks, none of it is guessed. */
export interface Health {
  /** What was found not to be as it was written, each once. */
  readonly damage: readonly Damage[];
  add(found: readonly Damage[]): void;
  /** Another file took the notebook's place. */
  forgetDamage(): void;
  /** The reserve was given away because the disk is full; `false` when it is back. */
  setReserveUsed(used: boolean): void;
  readonly reserveUsed: boolean;
  notices(
    db: ReadDb,
    reading: Failure | null,
    backupFailed: string | null,
    place: SharedPlace | null,
  ): Notice[];
}

/** @param tell called when there is something new to know */
export function createHealth(tell: () => void): Health {
  const damage = new Map<string, Damage>();
  let reserveUsed = false;
  const add = (found: readonly Damage[]): void => {
    const before = damage.size;
    for (const one of found) damage.set(`${one.kind} ${one.id} ${one.name}`, one);
    if (damage.size > before) tell();
  };
  return {
    get damage() {
      return [...damage.values()];
    },
    add,
    forgetDamage: () => damage.clear(),
    get reserveUsed() {
      return reserveUsed;
    },
    setReserveUsed: (used) => {
      if (used === reserveUsed) return;
      reserveUsed = used;
      tell();
    },
    notices: (db, reading, backupFailed, place) => [
      ...(reading ? [notice('reading', reading.message)] : []),
      ...missingNotice(db),
      ...(damage.size > 0 ? [notice('damage', damageSentence([...damage.values()]))] : []),
      ...(reserveUsed
        ? [
            notice(
              'full',
              'The disk is full. Commonplace gave up its reserve of 16 MB so that you can save and delete; please make room.',
            ),
          ]
        : []),
      ...(backupFailed ? [notice('backup', backupFailed)] : []),
      ...placeNotice(db, place),
    ],
  };
}

function notice(kind: Notice['kind'], message: string): Notice {
  return { kind, message };
}

/** So many damaged things are named in a sentence; all of them are in the check. */
const NAMED = 3;

function damageSentence(damage: readonly Damage[]): string {
  const named = damage.slice(0, NAMED).map(({ name }) => name);
  const rest = damage.length - named.length;
  const list = rest > 0 ? `${named.join(', ')} and ${rest} more` : named.join(', ');
  return `Damaged on the disk: ${list}. The rest is sound; a backup from before may still have it.`;
}

const MISSING = 'missing';

/** Writes down that saved changes are not in the file, until the user has read it. */
export function rememberMissing({ db, missing }: Notebook, at: string): void {
  if (!missing) return;
  db.aside((writing) => {
    writing.run(
      'INSERT INTO notebook (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      MISSING,
      JSON.stringify({ count: missing.count, at }),
    );
  });
}

/** The user has read it. */
export function forgetMissing(db: Database): void {
  db.aside((writing) => {
    writing.run('DELETE FROM notebook WHERE name = ?', MISSING);
  });
}

function missingNotice(db: ReadDb): Notice[] {
  const value = db.value<string>('SELECT value FROM notebook WHERE name = ?', MISSING);
  if (value === undefined) return [];
  return [notice('missing', missingSentence(JSON.parse(value) as { count: number | null }))];
}

/** What is said of a file that lacks saved changes. */
export function missingSentence({ count }: { readonly count: number | null }): string {
  const what =
    count === null
      ? 'The last changes may be missing in this file'
      : `${count} saved ${count === 1 ? 'change is' : 'changes are'} missing in this file`;
  return `${what}: it was copied while it was in use, or its “-wal” file was lost. The original, or a backup, has them.`;
}

const PLACE = 'place';

/** The user has read where the notebook lies; in another place it is said again. */
export function rememberPlace(db: Database, place: SharedPlace): void {
  db.aside((writing) => {
    writing.run(
      'INSERT INTO notebook (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      PLACE,
      JSON.stringify(place),
    );
  });
}

function placeNotice(db: ReadDb, place: SharedPlace | null): Notice[] {
  if (!place) return [];
  const read = db.value<string>('SELECT value FROM notebook WHERE name = ?', PLACE);
  return read === JSON.stringify(place) ? [] : [notice('place', placeSentence(place))];
}

/** Looks at all rows by and by, a few at a time. @returns what was found; null when all were seen */
export function createRound(db: () => ReadDb): () => Damage[] | null {
  let table = 0;
  let after = 0;
  return () => {
    const name: DigestTable | undefined = digestTables[table];
    if (!name) return null;
    const { unsound, next } = verifyRows(db(), name, after, name === 'revision' ? 2 : 100);
    if (next === null) {
      table += 1;
      after = 0;
    } else after = next;
    return unsound.map((key) => nameDamage(db(), name, key));
  };
}
