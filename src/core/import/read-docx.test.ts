import { expect, test } from 'vitest';
import { readDocx } from './read-docx.ts';
import { testZip } from './test-zip.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

/** The texts of the paragraphs of a document. */
async function texts(body: string): Promise<string[]> {
  const file = (name: string, text: string) => ({
    name,
    bytes: Buffer.from(text),
    method: 8 as const,
  });
  const bytes = testZip([
    file('[Content_Types].xml', '<Types/>'),
    file(
      '_rels/.rels',
      `<Relationships><Relationship Id="r" Type="${OFFICE}" Target="word/document.xml"/></Relationships>`,
    ),
    file(
      'word/document.xml',
      `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
    ),
  ]);
  const { blocks } = await readDocx({ name: 'form.docx', bytes, keepFurniture: false });
  return blocks.map((block) => ('text' in block ? block.text : ''));
}

test('what an empty field of a form asks for is no text, and what was filled in is', async () => {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const field = (properties: string, text: string): string =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${run(text)}</w:sdtContent></w:sdt>`;
  expect(
    await texts(
      `<w:p>${run('Name: ')}${field('', 'Ann Moss')}</w:p><w:p>${run('Port: ')}${field('<w:showingPlcHdr/>', 'Click or tap here.')}</w:p>`,
    ),
  ).toEqual(['Name: Ann Moss', 'Port:']);
});
