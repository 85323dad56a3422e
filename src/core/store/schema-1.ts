/**
 * The first schema. A migration is never edited once released: add the next file instead.
 *
 * Times are ISO 8601 UTC. Offsets are UTF-16 code units of a revision's text. Tables that a researcher's
 * actions change are listed in `change-log.ts`, which records every row of them for undo.
 */
export const schema1 = `
CREATE TABLE notebook (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Original bytes, by content; deflated. Never changed, never logged.
CREATE TABLE source (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  deflated BLOB NOT NULL
) STRICT;

CREATE TABLE article (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_sort TEXT NOT NULL,         -- folded
  authors TEXT NOT NULL,            -- JSON list of CSL names
  author_text TEXT NOT NULL,        -- the same as shown, one name a line
  author_sort TEXT,                 -- the same folded, family names first
  issued TEXT,
  container_title TEXT,
  publisher TEXT,
  url TEXT,
  doi TEXT,
  language TEXT,
  type TEXT NOT NULL,
  accessed TEXT,
  format TEXT NOT NULL,
  source_name TEXT NOT NULL,
  source_sha256 TEXT NOT NULL REFERENCES source (sha256),
  revision INTEGER NOT NULL,        -- the number of the current one
  sample INTEGER NOT NULL DEFAULT 0,
  added TEXT NOT NULL,
  modified TEXT NOT NULL,
  trashed TEXT
) STRICT;
CREATE INDEX article_by_source ON article (source_sha256);
CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_by_added ON article (added) WHERE trashed IS NULL;
CREATE INDEX article_by_title ON article (title_sort) WHERE trashed IS NULL;
CREATE INDEX article_by_author ON article (author_sort) WHERE trashed IS NULL;
CREATE INDEX article_by_issued ON article (issued) WHERE trashed IS NULL;
CREATE INDEX article_by_trash ON article (trashed) WHERE trashed IS NOT NULL;
CREATE INDEX article_of_sample ON article (trashed) WHERE sample = 1;

CREATE TABLE revision (
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (key),
  number INTEGER NOT NULL,
  text TEXT NOT NULL,               -- canonical text
  sha256 TEXT NOT NULL,             -- of the canonical text in UTF-8
  blocks TEXT NOT NULL,             -- JSON
  asides TEXT NOT NULL,             -- JSON: what was set aside
  words INTEGER NOT NULL,
  characters INTEGER NOT NULL,      -- UTF-16 code units of text
  made TEXT NOT NULL,
  UNIQUE (article, number)
) STRICT;
CREATE INDEX revision_by_text ON revision (sha256);

CREATE TABLE reading (
  article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  progress REAL NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE passage (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article (key),
  revision INTEGER NOT NULL,        -- the number of the revision that ranges count in
  ranges TEXT NOT NULL,             -- JSON [[start,end],…], in order, disjoint
  first INTEGER NOT NULL,           -- where the first range starts, for reading order
  quote TEXT NOT NULL,              -- as first marked
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  state TEXT NOT NULL,
  color TEXT NOT NULL,
  note TEXT NOT NULL,               -- Markdown
  note_state TEXT,                  -- Lexical's editor state
  creator TEXT NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX passage_by_article ON passage (article, first);
CREATE INDEX passage_by_time ON passage (created);
CREATE INDEX passage_by_state ON passage (state) WHERE state <> 'exact';

CREATE TABLE tag (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  parent INTEGER REFERENCES tag (key),
  name TEXT NOT NULL,
  fold TEXT NOT NULL,               -- the name without case and accents: its identity among siblings
  color TEXT,
  description TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX tag_by_place ON tag (ifnull(parent, 0), fold);
CREATE INDEX tag_by_parent ON tag (parent);

CREATE TABLE passage_tag (
  passage INTEGER NOT NULL REFERENCES passage (key),
  tag INTEGER NOT NULL REFERENCES tag (key),
  added TEXT NOT NULL,
  PRIMARY KEY (passage, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX passage_tag_by_tag ON passage_tag (tag, added);

CREATE TABLE article_tag (
  article INTEGER NOT NULL REFERENCES article (key),
  tag INTEGER NOT NULL REFERENCES tag (key),
  added TEXT NOT NULL,
  PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tag_by_tag ON article_tag (tag, added);

CREATE TABLE collection (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;

CREATE TABLE collection_article (
  collection INTEGER NOT NULL REFERENCES collection (key),
  article INTEGER NOT NULL REFERENCES article (key),
  added TEXT NOT NULL,
  PRIMARY KEY (collection, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX collection_article_by_article ON collection_article (article);

CREATE TABLE search (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;

CREATE TABLE link (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  origin INTEGER NOT NULL REFERENCES passage (key),
  target INTEGER NOT NULL REFERENCES passage (key),
  type TEXT NOT NULL,
  note TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;
CREATE INDEX link_by_origin ON link (origin);
CREATE INDEX link_by_target ON link (target);

CREATE TABLE memo (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  note TEXT NOT NULL,
  note_state TEXT,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL               -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  topics TEXT NOT NULL,             -- JSON: what views must read again
  articles TEXT NOT NULL,           -- JSON: ids of the articles concerned
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'abandoned'))
) STRICT;
CREATE INDEX change_undone ON change (key) WHERE state = 'undone';

-- What must be done to take a change back (or, once undone, to do it again), newest first.
CREATE TABLE change_row (
  key INTEGER PRIMARY KEY,
  change INTEGER NOT NULL REFERENCES change (key),
  inverse TEXT NOT NULL CHECK (inverse IN ('insert', 'update', 'delete')),
  tbl TEXT NOT NULL,
  row TEXT NOT NULL                 -- JSON: the whole row, or its key for a delete
) STRICT;
CREATE INDEX change_row_by_change ON change_row (change);

CREATE VIEW article_text (key, title, author, body) AS
  SELECT a.key, a.title, a.author_text, r.text
  FROM article a JOIN revision r ON r.article = a.key AND r.number = a.revision;

CREATE VIRTUAL TABLE article_index USING fts5 (
  title, author, body,
  content = 'article_text', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2'                      -- two typed letters in 0.2 ms instead of 50, for a quarter more index
);
CREATE TRIGGER article_index_revision_added AFTER INSERT ON revision BEGIN
  INSERT INTO article_index (rowid, title, author, body)
    SELECT a.key, a.title, a.author_text, new.text FROM article a
    WHERE a.key = new.article AND a.revision = new.number;
END;
CREATE TRIGGER article_index_revision_removed BEFORE DELETE ON revision BEGIN
  INSERT INTO article_index (article_index, rowid, title, author, body)
    SELECT 'delete', a.key, a.title, a.author_text, old.text FROM article a
    WHERE a.key = old.article AND a.revision = old.number;
END;
CREATE TRIGGER article_index_changed AFTER UPDATE OF title, author_text, revision ON article
WHEN old.title IS NOT new.title OR old.author_text IS NOT new.author_text
  OR old.revision IS NOT new.revision
BEGIN
  INSERT INTO article_index (article_index, rowid, title, author, body)
    SELECT 'delete', old.key, old.title, old.author_text, r.text FROM revision r
    WHERE r.article = old.key AND r.number = old.revision;
  INSERT INTO article_index (rowid, title, author, body)
    SELECT new.key, new.title, new.author_text, r.text FROM revision r
    WHERE r.article = new.key AND r.number = new.revision;
END;

CREATE VIRTUAL TABLE passage_index USING fts5 (
  quote, note,
  content = 'passage', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER passage_index_added AFTER INSERT ON passage BEGIN
  INSERT INTO passage_index (rowid, quote, note) VALUES (new.key, new.quote, new.note);
END;
CREATE TRIGGER passage_index_removed AFTER DELETE ON passage BEGIN
  INSERT INTO passage_index (passage_index, rowid, quote, note)
    VALUES ('delete', old.key, old.quote, old.note);
END;
CREATE TRIGGER passage_index_changed AFTER UPDATE OF quote, note ON passage
WHEN old.quote IS NOT new.quote OR old.note IS NOT new.note
BEGIN
  INSERT INTO passage_index (passage_index, rowid, quote, note)
    VALUES ('delete', old.key, old.quote, old.note);
  INSERT INTO passage_index (rowid, quote, note) VALUES (new.key, new.quote, new.note);
END;

CREATE VIRTUAL TABLE memo_index USING fts5 (
  title, note,
  content = 'memo', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER memo_index_added AFTER INSERT ON memo BEGIN
  INSERT INTO memo_index (rowid, title, note) VALUES (new.key, new.title, new.note);
END;
CREATE TRIGGER memo_index_removed AFTER DELETE ON memo BEGIN
  INSERT INTO memo_index (memo_index, rowid, title, note)
    VALUES ('delete', old.key, old.title, old.note);
END;
CREATE TRIGGER memo_index_changed AFTER UPDATE OF title, note ON memo
WHEN old.title IS NOT new.title OR old.note IS NOT new.note
BEGIN
  INSERT INTO memo_index (memo_index, rowid, title, note)
    VALUES ('delete', old.key, old.title, old.note);
  INSERT INTO memo_index (rowid, title, note) VALUES (new.key, new.title, new.note);
END;
`;
