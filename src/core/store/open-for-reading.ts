import { CallFailure, type Failure, fail } from '../../contract/failure.ts';
import { listBackups } from './backup-files.ts';
import { connect } from './connect.ts';
import type { Damage } from './damage.ts';
import { type Database, type Upkeep, wrapDatabase } from './db.ts';
import { inspectSchema } from './inspect-file.ts';
import { migrate } from './migrate.ts';
import type { Notebook } from './open-notebook.ts';
import { readDatabaseFile } from './read-file.ts';
import { salvage } from './salvage.ts';
import { sharedPlace } from './shared-place.ts';

/**
 * Opens a notebook for reading only: a copy in memory of what the file and its log hold, brought to the newest
 * version there. Nothing is written anywhere, not even a lock; what views remember goes into memory. From a
 * damaged file every row that can still be read is taken into a new database.
 * @param reason why it is not opened as usual
 * @param release gives up what the opener holds meanwhile
 * @throws CallFailure `damaged` where nothing can be read and there is no backup either, `foreign`, `newer`, `too-large`
 */
export function openForReading(
  path: string,
  file: string,
  reason: Failure,
  release: () => void = () => undefined,
): Notebook {
  const bytes = readDatabaseFile(file);
  const whole = reason.code === 'damaged' ? null : openWhole(bytes, path);
  const { db, upkeep, damage } = whole ?? openSalvaged(bytes, path, file);
  const damaged = whole === null;
  const cause = damaged ? `The notebook ${path} is damaged.` : reason.message;
  const said = damaged
    ? 'It is open for reading only, with what could be read; the file was left as it is.'
    : 'It is open for reading only.';
  const code = damaged ? 'damaged' : 'read-only';
  upkeep.refusal = { code, message: `${cause} Nothing can be changed in it.` };
  return {
    db,
    path,
    file,
    reading: { code, message: `${cause} ${said}` },
    missing: null,
    place: sharedPlace(file),
    damage,
    close: () => {
      db.close();
      release();
    },
  };
}

interface Held {
  readonly db: Database;
  readonly upkeep: { -readonly [K in keyof Upkeep]: Upkeep[K] };
  readonly damage: readonly Damage[];
}

/** @returns null where it is damaged */
function openWhole(bytes: Buffer, path: string): Held | null {
  let held: Held | null = null;
  try {
    held = hold(bytes);
    if (held.db.value('PRAGMA quick_check(1)') === 'ok') {
      inspectSchema(held.db, path);
      migrate(held.db);
      return held;
    }
  } catch (error) {
    if (error instanceof CallFailure && error.failure.code !== 'damaged') throw error;
  }
  held?.db.close();
  return null;
}

function openSalvaged(bytes: Buffer, path: string, file: string): Held {
  const held = hold(':memory:');
  migrate(held.db);
  const { rows, damage } = salvage(bytes, held.db);
  // With nothing in it, but with backups, it is the place from which one of them is restored.
  if (rows > 0 || listBackups(file).length > 0) return { ...held, damage };
  held.db.close();
  return fail('damaged', `The notebook ${path} is damaged beyond reading; it was left as it is.`);
}

function hold(file: Buffer | string): Held {
  const upkeep: Held['upkeep'] = {
    refusal: null,
    before: () => undefined,
    sealing: () => undefined,
    committed: () => undefined,
    reopen: () => {
      throw new Error('what is held in memory cannot be opened again');
    },
  };
  return { db: wrapDatabase(connect(file, 'memory'), upkeep), upkeep, damage: [] };
}
