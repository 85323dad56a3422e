/** The number of the periodical that an article stands in. A digest leaves null out, so that none changes. */
export const schemaIssn = `
ALTER TABLE article ADD COLUMN issn TEXT;
`;
