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

/**
 * Whether a notebook's schema is that of its version and nothing else. Triggers, views and virtual tables run
 * with the notebook's own rights as soon as something is read or written, so a strange one is a reason not to
 * open the file.
 * @returns null where it is, else what is not, in words
 */
export function strangeInSchema(db: ReadDb, version: number): string | null {
  const known = new Map(schemaOf(version).map((thing) => [thing.name, thing]));
  for (const { type, name, sql } of things(db)) {
    const expected = known.get(name);
    if (!expected) return `a ${type} “${name.slice(0, 60)}”`;
    if (expected.type !== type || expected.sql !== sql) return `another ${type} “${name}”`;
    known.delete(name);
  }
  const [missing] = known.values();
  return missing ? `no ${missing.type} “${missing.name}”` : null;
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
