import { expect, test } from 'vitest';
import { CharacterMaps } from './character-maps.ts';

test('a map is given by its name', async () => {
  const map = await new CharacterMaps().fetch({ filename: 'UniJIS-UTF16-H.bcmap' });
  expect(map.length).toBeGreaterThan(1000);
});

test.each(['../../../package.json', '..%2Fx.bcmap', '/etc/passwd', 'a/b.bcmap', 'LICENSE', ''])(
  'a document that asks for “%s” gets nothing',
  async (filename) => {
    await expect(new CharacterMaps().fetch({ filename })).rejects.toThrow(
      'There is no such character map.',
    );
  },
);
