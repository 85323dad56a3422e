/**
 * A digest for each row that is read (see `digests.ts`), and two counters (see `commit-count.ts`). The rows that
 * are there get their digests when the migration has run.
 */
export const schemaDigests = `
ALTER TABLE article ADD COLUMN digest TEXT;
ALTER TABLE revision ADD COLUMN digest TEXT;
ALTER TABLE passage ADD COLUMN digest TEXT;
ALTER TABLE tag ADD COLUMN digest TEXT;
ALTER TABLE collection ADD COLUMN digest TEXT;
ALTER TABLE search ADD COLUMN digest TEXT;
ALTER TABLE link ADD COLUMN digest TEXT;
ALTER TABLE memo ADD COLUMN digest TEXT;

CREATE TABLE counter (
  name TEXT PRIMARY KEY,            -- 'commits': transactions ever; 'closed': the same when last closed
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter (name, value) VALUES ('commits', 0), ('closed', 0);
`;
