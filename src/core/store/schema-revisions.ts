/**
 * Revisions: what each was made from, where passages stood in earlier ones, and how doubts were settled.
 *
 * The answers of the anchoring rule are not kept but for the one place it found (`found`): lists of ten
 * thousand must not compare texts to say what stands there now. Everything else is worked out again.
 */
export const schemaRevisions = `
ALTER TABLE revision ADD COLUMN source_sha256 TEXT REFERENCES source (sha256); -- null: a correction
ALTER TABLE revision ADD COLUMN source_name TEXT;
ALTER TABLE revision ADD COLUMN format TEXT;
UPDATE revision SET
  source_sha256 = (SELECT source_sha256 FROM article a WHERE a.key = revision.article),
  source_name = (SELECT source_name FROM article a WHERE a.key = revision.article),
  format = (SELECT format FROM article a WHERE a.key = revision.article)
  WHERE number = 1;
CREATE INDEX revision_by_source ON revision (source_sha256) WHERE source_sha256 IS NOT NULL;
CREATE INDEX article_by_name ON article (source_name) WHERE trashed IS NULL;

-- Where it may stand in the current revision, JSON as ranges; null where one place is not known.
ALTER TABLE passage ADD COLUMN found TEXT;
-- Null where nothing is in doubt; 'open' asks, the others say how the researcher settled it.
ALTER TABLE passage ADD COLUMN review TEXT CHECK (review IN ('open', 'kept', 'attached', 'lost'));
UPDATE passage SET review = 'open' WHERE state IN ('changed', 'ambiguous', 'lost');
CREATE INDEX passage_in_review ON passage (article, first) WHERE review = 'open';

-- Where a passage stood in a revision before the one it stands in now.
CREATE TABLE earlier_place (
  passage INTEGER NOT NULL REFERENCES passage (key),
  revision INTEGER NOT NULL,
  ranges TEXT NOT NULL,             -- JSON [[start,end],…]
  PRIMARY KEY (passage, revision)
) STRICT, WITHOUT ROWID;

-- The revision that the position counts in.
ALTER TABLE reading ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
`;
