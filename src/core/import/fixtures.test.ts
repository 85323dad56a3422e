import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from './formats.ts';
import { recognise } from './recognise.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');
const documents = readdirSync(FOLDER).filter((name) => /\.(?:txt|md|html)$/.test(name));

// To accept what changed on purpose: npx vitest run src/core/import/fixtures.test.ts --update
test.each(documents)('%s is read as the file beside it says', async (name) => {
  const bytes = readFileSync(join(FOLDER, name));
  const format = recognise(formats, name, bytes, undefined);
  const document = await format.parse({ name, bytes, keepFurniture: false });
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(
    join(FOLDER, `${name}.expected.json`),
  );
});
