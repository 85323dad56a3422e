import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { writeWhole } from '../../src/cli/write-whole.ts';
import type { Reply } from '../../src/contract/transport.ts';
import type { Core } from '../../src/core/core.ts';
import { dispatch } from '../../src/core/dispatch.ts';
import { testZip } from '../../src/core/import/test-zip.ts';
import { confirmed } from './confirmed.ts';
import { oldNotebook } from './old-notebooks.ts';

/** A thing that a researcher does, as one call on the base notebook. */
export interface Operation {
  /** Puts another notebook there than the base. */
  readonly place?: (path: string) => void;
  /** What must be done before, on the copy that faults happen to. */
  readonly prepare?: (core: Core) => Promise<Reply>;
  /** `null` where opening the notebook is all of it. */
  readonly act: ((core: Core) => Promise<Reply>) | null;
  /** What tells before from after, where that is not in the notebook. @param path the notebook's */
  readonly state?: (path: string) => string;
}

const first = (core: Core, table: 'passage' | 'article'): string =>
  core.db.value<string>(`SELECT id FROM ${table} ORDER BY key LIMIT 1`) ?? '';

const create = (core: Core): Promise<Reply> =>
  dispatch(core, 'passages.create', {
    article: first(core, 'article'),
    where: { kind: 'ranges', ranges: [{ start: 100, end: 190 }] },
    tags: ['New/Branch/Leaf', 'Claims/Sure'],
    note: { markdown: 'A note that must be there whole.', state: null },
  });

/** Changes of the notebook that every fault of a single operation is made in. */
export const CHANGES = {
  create: { act: create },
  edit: {
    act: (core) =>
      dispatch(core, 'passages.edit', {
        ids: [first(core, 'passage')],
        note: { markdown: `Rewritten. ${'All of it anew. '.repeat(800)}`, state: '{}' },
        addTags: ['Claims/Disputed', 'Fresh'],
        color: 'red',
      }),
  },
  delete: {
    act: (core) => {
      const ids = core.db.all<{ id: string }>('SELECT id FROM passage ORDER BY key LIMIT 6');
      return confirmed(core, 'passages.delete', { ids: ids.map(({ id }) => id) });
    },
  },
  undo: { prepare: create, act: (core) => dispatch(core, 'history.undo', {}) },
  redo: {
    prepare: async (core) => {
      await create(core);
      return dispatch(core, 'history.undo', {});
    },
    act: (core) => dispatch(core, 'history.redo', {}),
  },
  'tag-merge': {
    act: (core) =>
      confirmed(core, 'tags.merge', { from: ['Theme', 'Claims/Sure'], into: 'Claims/Disputed' }),
  },
  'tag-delete': { act: (core) => confirmed(core, 'tags.delete', { tag: 'Theme' }) },
  trash: { act: (core) => confirmed(core, 'articles.trash', { ids: [first(core, 'article')] }) },
} satisfies Record<string, Operation>;

const exported = (path: string): string => join(dirname(path), 'notes.md');

const OTHERS = {
  /** Opening a notebook of the first format brings it to the newest. */
  migrate: { place: (path) => writeFileSync(path, oldNotebook(1)), act: null },
  export: {
    prepare: async (core) => {
      writeFileSync(exported(core.path), 'The export of last week.\n');
      return { ok: true, value: null };
    },
    act: async (core) => {
      const reply = await dispatch(core, 'export.run', {
        format: 'md',
        selection: { kind: 'everything' },
      });
      if (reply.ok) writeWhole(exported(core.path), (reply.value as { text: string }).text);
      return reply;
    },
    state: (path) => hashOf(exported(path)),
  },
  backup: { prepare: makeBackup, act: makeBackup },
  restore: {
    prepare: async (core) => {
      await makeBackup(core);
      return create(core);
    },
    act: async (core) => {
      const reply = await dispatch(core, 'backups.list', {});
      if (!reply.ok) return reply;
      const { backups } = reply.value as { backups: { id: string }[] };
      return dispatch(core, 'backups.restore', { id: backups[0]?.id });
    },
  },
} satisfies Record<string, Operation>;

function makeBackup(core: Core): Promise<Reply> {
  return dispatch(core, 'backups.make', {});
}

function hashOf(file: string): string {
  if (!existsSync(file)) return 'gone';
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 24);
}

/** Documents with what must come out of them beside each. */
const FIXTURES = join(process.cwd(), 'src', 'core', 'import', 'fixtures');
const EXPECTED = '.expected.json';

/** The names of the importers' own fixtures: one at least for each format. */
export function importFixtures(): string[] {
  return readdirSync(FIXTURES)
    .filter((name) => name.endsWith(EXPECTED))
    .map((name) => name.slice(0, -EXPECTED.length))
    .sort();
}

/** The bytes of one, as the contract carries them. */
export function readImport(file: string): string {
  return Buffer.from(bytesOf(join(FIXTURES, file))).toString('base64');
}

/** A folder is the archive that its files would make. */
function bytesOf(path: string): Uint8Array {
  if (statSync(path).isFile()) return readFileSync(path);
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    // The kind of a book stands first, unpacked.
    .sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype') || (a < b ? -1 : 1));
  return testZip(
    entries.map((name) => ({
      name,
      bytes: readFileSync(join(path, name)),
      method: name === 'mimetype' ? 0 : 8,
    })),
  );
}

function importing(file: string): Operation {
  return {
    act: async (core) => {
      const reply = await dispatch(core, 'import.file', { name: file, bytes: readImport(file) });
      const row = reply.ok ? (reply.value as { status: string; error: string }) : null;
      if (row && row.status !== 'added') throw new Error(`${file} was not added: ${row.error}`);
      return reply;
    },
  };
}

/** An operation by its name; `import FILE` is one for each fixture. */
export function operation(name: string): Operation {
  if (name.startsWith('import ')) return importing(name.slice('import '.length));
  const known: Readonly<Record<string, Operation>> = { ...CHANGES, ...OTHERS };
  const found = known[name];
  if (!found) throw new Error(`there is no operation ${name}`);
  return found;
}
