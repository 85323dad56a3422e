/** What is being written and not saved yet: outside the history, offered back after a crash. */
export const schemaDrafts = `
CREATE TABLE draft (
  name TEXT PRIMARY KEY,            -- what it is a draft of: 'note:' and a passage's id
  text TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO draft (name, text, at)
  SELECT 'note:' || substr(name, 7), json_extract(value, '$'), strftime('%Y-%m-%dT%H:%M:%fZ')
  FROM setting WHERE name GLOB 'draft.*' AND json_type(value) = 'text' AND value <> '""';
DELETE FROM setting WHERE name GLOB 'draft.*';
`;
