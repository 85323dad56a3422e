import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from './formats.ts';
import { recognise } from './recognise.ts';
import { testZip } from './test-zip.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const ENDINGS = formats.flatMap(({ extensions }) => extensions);
const documents = readdirSync(FOLDER).filter((name) =>
  ENDINGS.some((ending) => name.endsWith(ending)),
);

// To accept what changed on purpose: npx vitest run src/core/import/fixtures.test.ts --update
test.each(documents)('%s is read as the file beside it says', async (name) => {
  const bytes = bytesOf(join(FOLDER, name));
  const format = recognise(formats, name, bytes, undefined);
  const document = await format.parse({ name, bytes, keepFurniture: false });
  const text = JSON.stringify(
    document,
    (_, value: unknown) => (value instanceof Uint8Array ? `${value.length} bytes` : value),
    2,
  );
  await expect(`${text}\n`).toMatchFileSnapshot(join(FOLDER, `${name}.expected.json`));
});

/** A folder is the archive that its files would make, so that a fixture can be read and reviewed. */
function bytesOf(path: string): Uint8Array {
  if (statSync(path).isFile()) return readFileSync(path);
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    // The kind of an archive stands first, unpacked.
    .sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype') || (a < b ? -1 : 1));
  return testZip(
    names.map((name) => ({
      name: name.split(sep).join('/'),
      bytes: readFileSync(join(path, name)),
      method: name === 'mimetype' ? 0 : 8,
    })),
  );
}
