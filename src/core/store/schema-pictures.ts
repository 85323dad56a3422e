/** Pictures of documents, by content, beside the text: figures of a revision's blocks name them. */
export const schemaPictures = `
-- Never changed, never logged: what is undone leaves it, what is done again finds it.
CREATE TABLE picture (
  sha256 TEXT PRIMARY KEY,
  type TEXT NOT NULL,               -- image/png, image/jpeg, image/gif, image/webp
  bytes BLOB NOT NULL
) STRICT;
`;
