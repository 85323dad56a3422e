import { afterEach, describe, expect, test } from 'vitest';
import { forkReader } from './fork-reader.ts';
import { createParser, type ParseRequest, type Parser } from './parse-in-process.ts';

const MISBEHAVING = forkReader(new URL('./fixtures/misbehaving-reader.ts', import.meta.url));
const LIMITS = { timeMs: 1500, memoryMb: 64, bytes: 1000 };

let parser: Parser;

afterEach(() => parser.stop());

function request(name: string, text = 'A title\n\nSome words to read.'): ParseRequest {
  return { name, bytes: new TextEncoder().encode(text), type: undefined, keepFurniture: false };
}

describe('a parser that misbehaves', () => {
  test.each([
    ['endless', 'timed-out', 1500, /endless took longer than 1.5 s/],
    ['backtracking', 'timed-out', 1500, /backtracking took longer than 1.5 s/],
    ['greedy for lists', 'too-large', 60_000, /greedy for lists needs more memory/],
    ['greedy for tables', 'too-large', 60_000, /needs more memory/],
    ['greedy for one list', 'too-large', 60_000, /needs more memory/],
    ['greedy for bytes', 'too-large', 60_000, /needs more memory/],
    ['greedy for texts', 'too-large', 60_000, /needs more memory/],
    ['crashing', 'unreadable', 60_000, /crashing stopped its reader/],
    ['leaving', 'unreadable', 60_000, /leaving stopped its reader/],
  ])(
    '%s is killed and named, and the next document is read',
    async (name, code, timeMs, message) => {
      parser = createParser({ ...LIMITS, timeMs }, MISBEHAVING);
      const failure = await parser.parse(request(name)).then(
        () => null,
        (error: { failure: { code: string; message: string } }) => error.failure,
      );
      expect(failure?.code).toBe(code);
      expect(failure?.message).toMatch(message);
      await expect(parser.parse(request('sound'))).resolves.toMatchObject({ format: 'text' });
    },
  );

  test('takes none of those with it that lie with the reader behind it', async () => {
    parser = createParser(LIMITS, MISBEHAVING);
    const abort = new AbortController();
    const names = [
      'sound',
      'crashing',
      'sound',
      'endless',
      'sound',
      'unwanted',
      'leaving',
      'sound',
    ];
    const asked = names.map((name) =>
      parser.parse(request(name), name === 'unwanted' ? abort.signal : undefined),
    );
    abort.abort();
    const ended = await Promise.allSettled(asked);
    expect(
      ended.map((one) => (one.status === 'fulfilled' ? 'read' : one.reason.failure.code)),
    ).toEqual([
      'read',
      'unreadable',
      'read',
      'timed-out',
      'read',
      'cancelled',
      'unreadable',
      'read',
    ]);
  });

  test('is stopped when somebody cancels', async () => {
    parser = createParser({ ...LIMITS, timeMs: 60_000 }, MISBEHAVING);
    const abort = new AbortController();
    const running = parser.parse(request('endless'), abort.signal);
    setTimeout(() => abort.abort(), 200);
    await expect(running).rejects.toThrow(/endless was cancelled/);
    await expect(parser.parse(request('sound'))).resolves.toBeTruthy();
  });
});

test('E23 a reader reads nothing, writes nothing, starts nothing and sees no environment', async () => {
  parser = createParser(LIMITS, MISBEHAVING);
  const { warnings } = await parser.parse(request('sound'));
  expect(warnings).toEqual([]);
});

describe('the real parser', () => {
  test('reads many documents one after the other in one process', async () => {
    parser = createParser();
    const names = ['a.txt', 'b.md', 'c.html'];
    const parsed = await Promise.all(names.map((name) => parser.parse(request(name))));
    expect(parsed.map(({ format }) => format)).toEqual(['text', 'markdown', 'html']);
    expect(parsed[0]?.words).toBe(6);
  });

  test('lets no lone surrogate and no NUL through, however they are written', async () => {
    parser = createParser();
    const parsed = await parser.parse(
      request('odd.md', '---\ntitle: "A\\0 and \\ud800"\n---\n\nWords.\n'),
    );
    expect(parsed.bibliography.title).toBe('A\ufffd and \ufffd');
  });

  test('is stopped at its time limit on a real document too', async () => {
    parser = createParser({ timeMs: 400, memoryMb: 512, bytes: 1e9 });
    const large = `<p>${'<b>word <i>and</i></b> '.repeat(2_000_000)}</p>`;
    await expect(parser.parse(request('large.html', large))).rejects.toMatchObject({
      failure: { code: 'timed-out' },
    });
  });

  test('refuses what is too large before it reads it', async () => {
    parser = createParser({ ...LIMITS, bytes: 10 });
    await expect(parser.parse(request('long.txt'))).rejects.toThrow(/long.txt is larger/);
  });

  test.each([
    ['empty.txt', '', /empty.txt is empty/],
    ['paper.pdf', '%PDF-1.7\n', /paper.pdf is no PDF, or a damaged one/],
    ['book.epub', 'PK\u0003\u0004', /book.epub is no ZIP archive, or the end of it is missing/],
    ['noise.txt', '\0\u0001\0\u0002\0\u0003', /noise.txt is no text but a binary file/],
  ])('names what it cannot read: %s', async (name, text, message) => {
    parser = createParser();
    await expect(parser.parse(request(name, text))).rejects.toThrow(message);
  });
});
