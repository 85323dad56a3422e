import { describe, expect, test } from 'vitest';
import { ARCHIVE_LIMITS, openArchive } from './archive-gate.ts';
import { type TestEntry, testZip } from './test-zip.ts';

const open = (entries: readonly TestEntry[]): ReturnType<typeof openArchive> =>
  openArchive('box.zip', testZip(entries));
const refusal = (work: Promise<unknown>): Promise<{ code: string; message: string }> =>
  work.then(
    () => ({ code: 'nothing was refused', message: '' }),
    (error: { failure: { code: string; message: string } }) => error.failure,
  );

describe('a sound archive', () => {
  test('hands out its files by name, unpacked', async () => {
    const archive = await open([
      { name: 'a/page.html', bytes: '<p>Words</p>' },
      { name: 'plain.txt', bytes: 'kept', method: 0 },
      { name: 'folder/' },
      { name: './b/./c.txt' },
      { name: 'from\\windows.txt' },
    ]);
    expect(archive.names).toEqual(['a/page.html', 'plain.txt', 'b/c.txt', 'from/windows.txt']);
    expect(archive.refused).toEqual([]);
    expect(Buffer.from(await archive.read('a/page.html')).toString()).toBe('<p>Words</p>');
    expect(Buffer.from(await archive.read('plain.txt')).toString()).toBe('kept');
    expect(archive.size('plain.txt')).toBe(4);
  });

  test('keeps odd names as plain data', async () => {
    const names = ['__proto__', 'constructor', '__proto__/polluted', 'CON', 'aux.html', 'NUL'];
    const more = [
      `${'a'.repeat(300)}.html`,
      'A.html',
      'a.html',
      'a.html/b.html',
      'e\u0301',
      '\u00e9',
    ];
    const archive = await open([...names, ...more, 'Part: two.html'].map((name) => ({ name })));
    expect(archive.names).toHaveLength(names.length + more.length + 1);
    expect(await archive.read('__proto__')).toBeTruthy();
    expect('polluted' in {}).toBe(false);
  });

  test('takes names in UTF-8 that do not say so, and old ones that are not', async () => {
    const archive = await open([
      { name: Buffer.from('größe.txt') },
      { name: Buffer.from([0x81, 0x2e, 0x74, 0x78, 0x74]) },
    ]);
    expect(archive.names).toEqual(['größe.txt', 'ü.txt']);
  });
});

describe('an entry that is refused, beside one that is not', () => {
  const hostile: readonly (readonly [TestEntry, RegExp])[] = [
    [{ name: '../../tmp/x' }, /leads out/],
    [{ name: '..\\..\\x' }, /leads out/],
    [{ name: 'a/..\\../x' }, /leads out/],
    [{ name: './././../x' }, /leads out/],
    [{ name: 'a/.. /x' }, /leads out/],
    [{ name: '%2e%2e%2fx' }, /leads out/],
    [{ name: '%252e%252e/x' }, /leads out/],
    [{ name: Buffer.from([0xc0, 0xae, 0xc0, 0xae, 0x2f, 0x78]) }, /leads out/],
    [{ name: Buffer.from([0xc0, 0xae, 0x2f]), flags: 0x800 }, /not written in UTF-8/],
    [{ name: '/etc/x' }, /absolute/],
    [{ name: '\\\\server\\share\\x' }, /absolute/],
    [{ name: 'C:\\x' }, /drive/],
    [{ name: 'C:x' }, /drive/],
    [{ name: '~/x' }, /home folder/],
    [{ name: '~root/x' }, /home folder/],
    [{ name: 'a.html:hidden' }, /hidden stream/],
    [{ name: 'a.html::$DATA' }, /hidden stream/],
    [{ name: 'a\0.html' }, /control/],
    [{ name: 'a\n.html' }, /control/],
    [{ name: '' }, /no name/],
    [{ name: 'sound.txt' }, /name of another file/],
    [{ name: 'link', bytes: '/etc/passwd', mode: 0o120777 }, /link/],
    [{ name: 'device', mode: 0o020666 }, /device/],
    [{ name: 'locked', flags: 1 }, /encrypted/],
    [{ name: 'odd', method: 99 }, /method 99/],
    [{ name: 'lying', method: 0, declaredSize: 2_000 }, /contradicts itself/],
    [{ name: 'large', declaredSize: 4_000_000_000 }, /would become|many times/],
    [{ name: 'zeros', bytes: Buffer.alloc(2_000_000) }, /many times larger/],
  ];
  test.each(
    hostile.map(([entry, reason]) => [JSON.stringify(String(entry.name)), entry, reason] as const),
  )('%s', async (_, entry, reason) => {
    const wide = { ...ARCHIVE_LIMITS, declaredBytes: 1e12, ratio: 1_000_000 };
    const limits = entry.name === 'zeros' ? { ...ARCHIVE_LIMITS, ratio: 500 } : wide;
    const zip = testZip([
      { name: 'sound.txt', bytes: Buffer.alloc(10_000, 'x'), method: 0 },
      entry,
    ]);
    const archive = await openArchive('box.zip', zip, limits);
    expect(archive.names).toEqual(['sound.txt']);
    expect(archive.refused.map(({ reason: said }) => said).join()).toMatch(reason);
    expect(archive.warnings()).toHaveLength(1);
    const name = archive.refused[0]?.name ?? '';
    if (name !== 'sound.txt') {
      expect(await refusal(archive.read(name))).toMatchObject({ code: 'unreadable' });
    }
    expect(await archive.read('sound.txt')).toHaveLength(10_000);
  });

  test('alone is the reason to refuse the whole', async () => {
    expect(await refusal(open([{ name: '../x' }]))).toEqual({
      code: 'unreadable',
      message: 'box.zip cannot be read: “../x” leads out of the archive.',
    });
  });
});

describe('an archive that is refused', () => {
  const zip = testZip([{ name: 'a.txt' }, { name: 'b.txt' }]);
  test.each([
    ['empty', Buffer.alloc(0), 'empty', /box.zip is empty/],
    ['without a file', testZip([]), 'empty', /without a file/],
    ['no archive', Buffer.from('PK no archive'), 'unreadable', /no ZIP archive/],
    ['cut in half', zip.subarray(0, zip.length / 2), 'unreadable', /no ZIP archive/],
    ['cut at its end', zip.subarray(0, -8), 'unreadable', /no ZIP archive/],
    ['followed by junk', Buffer.concat([zip, Buffer.from('junk')]), 'unreadable', /damaged/],
    ['a bomb', testZip([{ name: 'a', bytes: Buffer.alloc(8_000_000) }]), 'too-large', /8 MB/],
    [
      'over itself',
      testZip([{ name: 'a' }, { name: 'b', offset: 0 }]),
      'unreadable',
      /lie over each other/,
    ],
    ['beyond its end', testZip([{ name: 'a', offset: 9_000 }]), 'unreadable', /lie over/],
    [
      'of too many files',
      testZip(Array.from({ length: 10_001 }, (_, at) => ({ name: `${at}` }))),
      'too-large',
      /more than 10000 files/,
    ],
  ])('%s', async (_, bytes, code, message) => {
    const failure = await refusal(openArchive('box.zip', bytes));
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(message);
  });

  test('pretends to hold more than all its files may', async () => {
    const entries = Array.from({ length: 40 }, (_, at) => ({
      name: `${at}`,
      bytes: Buffer.alloc(900_000),
    }));
    expect(await refusal(open(entries))).toMatchObject({ code: 'too-large' });
  });
});

describe('a file that is refused when it is read', () => {
  test.each<[string, TestEntry]>([
    ['its checksum is wrong', { name: 'a', declaredCrc: 1 }],
    ['it is longer than it says', { name: 'a', bytes: 'x'.repeat(100), declaredSize: 10 }],
    ['it is shorter than it says', { name: 'a', bytes: 'x'.repeat(100), declaredSize: 200 }],
    ['it is missing', { name: 'b' }],
  ])('because %s', async (_, entry) => {
    const archive = await open([entry]);
    expect(await refusal(archive.read('a'))).toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(/box.zip.*“a”/),
    });
  });

  test('because everything read so far is too much', async () => {
    const bytes = testZip([{ name: 'a', bytes: 'x'.repeat(100) }]);
    const archive = await openArchive('box.zip', bytes, { ...ARCHIVE_LIMITS, readBytes: 250 });
    await archive.read('a');
    await archive.read('a');
    expect(await refusal(archive.read('a'))).toMatchObject({ code: 'too-large' });
  });

  test('never under the name that stands before its bytes', async () => {
    const archive = await open([{ name: 'a', localName: '../evil.html' }]);
    expect(archive.names).toEqual(['a']);
    expect(await archive.read('a')).toBeTruthy();
  });
});
