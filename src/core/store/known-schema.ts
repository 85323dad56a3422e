import { connect } from './connect.ts';
import { type ReadDb, wrapDatabase } from './db.ts';
import { migrate } from './migrate.ts';

interface Thing {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** Written by SQLite itself, where somebody ran ANALYZE. */
const OWN = 'sqlite\\_%';

/** How a schema differs from the one of its version. */
export type SchemaFault =
  /** It has something that no notebook has, in words. */
  | { readonly kind: 'strange'; readonly words: string }
  /** Something of it is missing or altered, as a fault of the disk does. */
  | { readonly kind: 'damaged' };

/**
 * Compares a notebook's schema with that of its version. Triggers, views and virtual tables run with the
 * notebook's own rights as soon as something is read or written, so that a strange one is a reason not to open the
 * file, and an altered one a reason to take no more than the rows out of it.
 * @returns null where they are the same
 */
export function schemaFault(db: ReadDb, version: number): SchemaFault | null {
  const known = new Map(schemaOf(version).map((thing) => [thing.name, thing]));
  let strange: Thing | null = null;
  let altered = false;
  for (const thing of things(db)) {
    const expected = known.get(thing.name);
    if (!expected) strange ??= thing;
    else if (expected.type !== thing.type || expected.sql !== thing.sql) altered = true;
    known.delete(thing.name);
  }
  // One letter of a name that flipped makes one thing strange and another missing.
  if (altered || known.size > 0) return { kind: 'damaged' };
  return strange && { kind: 'strange', words: `a ${strange.type} “${strange.name.slice(0, 60)}”` };
}

const schemas = new Map<number, readonly Thing[]>();

/** The schema of a version, as the migrations make it. */
function schemaOf(version: number): readonly Thing[] {
  const known = schemas.get(version);
  if (known) return known;
  const connection = connect(':memory:', 'memory');
  try {
    const db = wrapDatabase(connection);
    migrate(db, { upTo: version });
    const made = things(db);
    schemas.set(version, made);
    return made;
  } finally {
    connection.close();
  }
}

function things(db: ReadDb): Thing[] {
  return db.all<Thing>(
    `SELECT type, name, ifnull(sql, '') AS sql FROM sqlite_master
     WHERE name NOT LIKE '${OWN}' ESCAPE '\\' OR name LIKE 'sqlite\\_autoindex%' ESCAPE '\\'`,
  );
}
