import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { loadSqlite } from '../../src/core/store/sqlite.ts';
import type { Random } from '../random.ts';

/**
 * A file that the program may be given as a notebook.
 *
 * - `refused` nothing of it may change: it is refused, or opened for reading only, with the reason
 * - `noticed` the same, or else its check says what is wrong
 * - `opens` it is a notebook, and what lies beside it does no harm
 */
export interface ForeignFile {
  readonly name: string;
  readonly must: 'refused' | 'noticed' | 'opens';
  /** Makes it at `path`; `base` is a sound notebook. */
  readonly make: (path: string, base: string) => void;
}

/** Where the header of SQLite's file format keeps what. */
const AT = { pageSize: 16, writeVersion: 18, reserved: 20, schemaFormat: 44, encoding: 56 };
const USER_VERSION = 60;
const APPLICATION_ID = 68;

const bytes = (content: string | Buffer) => (path: string) => writeFileSync(path, content);

/** A notebook with some bytes of its file changed. */
const patched = (patch: (file: Buffer) => Buffer | undefined) => (path: string, base: string) => {
  const file = readFileSync(base);
  writeFileSync(path, patch(file) ?? file);
};

/** A notebook whose schema somebody changed. */
const altered = (sql: string) => (path: string, base: string) => {
  cpSync(base, path);
  const db = new (loadSqlite())(path);
  db.unsafeMode(true);
  db.exec(sql);
  db.pragma('journal_mode = DELETE');
  db.close();
};

/** The database of another program. */
const other = (sql: string) => (path: string) => {
  const db = new (loadSqlite())(path);
  db.exec(sql);
  db.close();
};

const beside = (ending: string, content: Buffer) => (path: string, base: string) => {
  cpSync(base, path);
  writeFileSync(`${path}${ending}`, content);
};

const refused = (name: string, make: ForeignFile['make']): ForeignFile => ({
  name,
  must: 'refused',
  make,
});
const noticed = (name: string, make: ForeignFile['make']): ForeignFile => ({
  name,
  must: 'noticed',
  make,
});
const opens = (name: string, make: ForeignFile['make']): ForeignFile => ({
  name,
  must: 'opens',
  make,
});

/** Forty and more of them, made by hand. */
export function foreignFiles(random: Random): ForeignFile[] {
  return [
    refused('an empty file', bytes('')),
    refused('one byte', bytes('S')),
    refused('a text', bytes('Dear diary\n'.repeat(500))),
    refused('a text in UTF-16', bytes(Buffer.from('Dear diary\n'.repeat(500), 'utf16le'))),
    refused('a web page', bytes('<!doctype html><title>Notebook</title>'.repeat(50))),
    refused('a ZIP archive', bytes(Buffer.concat([Buffer.from('PK\x03\x04'), random.bytes(2000)]))),
    refused('a PDF', bytes(Buffer.concat([Buffer.from('%PDF-1.7\n'), random.bytes(2000)]))),
    refused(
      'a picture',
      bytes(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), random.bytes(2000)])),
    ),
    refused('zeros', bytes(Buffer.alloc(100_000))),
    refused('chance, as an encrypted notebook is', bytes(random.bytes(100_000))),
    refused('a notebook that was packed', (path, base) =>
      writeFileSync(path, gzipSync(readFileSync(base))),
    ),
    refused('nothing but the first 16 bytes', bytes('SQLite format 3\0')),
    refused(
      'a header without its last byte',
      patched((file) => file.subarray(0, 99)),
    ),
    refused('the first words, then zeros', bytes(`SQLite format 3\0${'\0'.repeat(8000)}`)),
    refused(
      'an older SQLite',
      bytes(`** This file contains an SQLite 2.1 database **${'\0'.repeat(8000)}`),
    ),
    refused(
      'a database of another program',
      other('CREATE TABLE item (key TEXT); PRAGMA user_version = 3'),
    ),
    refused(
      'a database with a mark of its own',
      other('PRAGMA application_id = 252006674; CREATE TABLE item (key TEXT)'),
    ),
    refused('an empty database', other('PRAGMA user_version = 1; VACUUM')),
    refused(
      'another mark',
      patched((file) => void file.writeUInt32BE(0x436d706d, APPLICATION_ID)),
    ),
    refused(
      'the mark the wrong way round',
      patched((file) => void file.writeUInt32LE(0x436d706c, APPLICATION_ID)),
    ),
    refused(
      'a newer notebook',
      patched((file) => void file.writeUInt32BE(99, USER_VERSION)),
    ),
    refused(
      'a notebook of the last version there can be',
      patched((file) => void file.writeUInt32BE(0x7fffffff, USER_VERSION)),
    ),
    refused(
      'a version below nothing',
      patched((file) => void file.writeInt32BE(-1, USER_VERSION)),
    ),
    refused(
      'a version of nothing, with tables',
      patched((file) => void file.writeUInt32BE(0, USER_VERSION)),
    ),
    refused(
      'a page size of nothing',
      patched((file) => void file.writeUInt16BE(0, AT.pageSize)),
    ),
    refused(
      'a page size that is no power of two',
      patched((file) => void file.writeUInt16BE(4097, AT.pageSize)),
    ),
    noticed(
      'another page size',
      patched((file) => void file.writeUInt16BE(8192, AT.pageSize)),
    ),
    refused(
      'a file format of the future',
      patched((file) => void file.fill(9, AT.writeVersion, AT.writeVersion + 2)),
    ),
    refused(
      'a page of which all is reserved',
      patched((file) => void file.writeUInt8(255, AT.reserved)),
    ),
    refused(
      'a schema format of the future',
      patched((file) => void file.writeUInt32BE(9, AT.schemaFormat)),
    ),
    refused(
      'an encoding that is none',
      patched((file) => void file.writeUInt32BE(7, AT.encoding)),
    ),
    refused(
      'the first page alone',
      patched((file) => file.subarray(0, 4096)),
    ),
    noticed(
      'the first half',
      patched((file) => file.subarray(0, Math.floor(file.length / 8192) * 4096)),
    ),
    noticed(
      'without its last bytes',
      patched((file) => file.subarray(0, file.length - 100)),
    ),
    refused(
      'its schema overwritten',
      patched((file) => void file.fill(0xff, 100, 4096)),
    ),
    refused(
      'the schema of a page that is not there',
      patched((file) => void file.fill(0, 100, 4096)),
    ),
    refused(
      'a trigger added',
      altered('CREATE TRIGGER evil AFTER INSERT ON passage BEGIN DELETE FROM passage; END'),
    ),
    refused('a view added', altered('CREATE VIEW evil AS SELECT * FROM passage')),
    refused('a virtual table added', altered('CREATE VIRTUAL TABLE evil USING fts5 (x)')),
    refused('a table added', altered('CREATE TABLE evil (x)')),
    refused(
      'an index added that calls a function',
      altered('CREATE INDEX evil ON passage (length(quote))'),
    ),
    refused(
      'a view in place of a table',
      altered(
        'ALTER TABLE search RENAME TO search_was; CREATE VIEW search AS SELECT * FROM search_was',
      ),
    ),
    refused('a folder', (path) => void mkdirSync(path)),
    refused('a device', (path) => symlinkSync('/dev/null', path)),
    refused('a pipe', (path) => void execFileSync('mkfifo', [path])),
    opens('an empty log beside it', beside('-wal', Buffer.alloc(0))),
    opens('chance as its log', beside('-wal', random.bytes(20_000))),
    opens('a log of nothing but its header', beside('-wal', logHeader())),
    opens('chance as its shared memory', beside('-shm', random.bytes(32_768))),
    opens('a half-made notebook beside it', beside('-new', Buffer.from('half'))),
    opens('a half-written export beside it', beside('.part', Buffer.from('half'))),
  ];
}

/** The first bytes of a write-ahead log, without the sums that make it hold. */
function logHeader(): Buffer {
  const header = Buffer.alloc(32);
  header.writeUInt32BE(0x377f0683, 0);
  header.writeUInt32BE(3_007_000, 4);
  header.writeUInt32BE(4096, 8);
  return header;
}
