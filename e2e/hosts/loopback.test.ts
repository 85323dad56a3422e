import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileFiles } from '../../src/core/import/test-hostile-files.ts';
import { type NotebookHost, startNotebookHost } from '../notebook-host.ts';
import { traversals } from './hostile-addresses.ts';

/** The built program in a process of its own, attacked over raw sockets. */
let folder = '';
let host: NotebookHost;
let token = '';
let port = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-attacked-'));
  host = await startNotebookHost(join(folder, 'made', 'by', 'us', 'Notebook.commonplace'));
  port = Number(new URL(host.url).port);
  token = await enter(host);
});

afterAll(async () => {
  expect(await host.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

async function enter(of: NotebookHost): Promise<string> {
  const { origin, hash } = new URL(of.url);
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code: hash.slice('#code='.length) }),
  });
  return ((await answer.json()) as { token: string }).token;
}

async function call(
  name: string,
  params: unknown,
  at = port,
  bearer = token,
): Promise<{ status: number; reply: { ok: boolean; value?: never; failure?: never } }> {
  const answer = await fetch(`http://127.0.0.1:${at}/rpc`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` },
    body: JSON.stringify({ call: name, params }),
  });
  return { status: answer.status, reply: (await answer.json()) as never };
}

/** Sends bytes as they are; answers all that comes back until the host closes or a second has passed. */
function send(bytes: string, wait = 1000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    let got = '';
    const timer = setTimeout(() => socket.destroy(), wait);
    socket.on('data', (data) => {
      got += data.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(got);
    });
  });
}

const lives = async (): Promise<void> => {
  expect((await call('notebook.info', {})).reply.ok).toBe(true);
};

test(`L13 ${traversals.length} ways out of the page's files lead nowhere`, async () => {
  expect(traversals.length).toBeGreaterThanOrEqual(60);
  const own = `Host: 127.0.0.1:${port}\r\nConnection: close`;
  for (const path of [...traversals, ...traversals.map((one) => `assets/${one}`)]) {
    const safe = path.replace(/[\r\n ]/g, '%20');
    const got = await send(`GET /${safe} HTTP/1.1\r\n${own}\r\n\r\n`);
    expect(got, path).toMatch(/^HTTP\/1.1 (400|404|431) /);
    expect(got, path).not.toMatch(/root:|"name": "commonplace"|import /);
  }
});

test('L14 thirty shapes of smuggled requests are refused, none is answered twice, and the host lives', async () => {
  const own = `Host: 127.0.0.1:${port}\r\n`;
  const head = `POST /rpc HTTP/1.1\r\n${own}Content-Type: application/json\r\nAuthorization: Bearer ${token}\r\n`;
  const second = `GET / HTTP/1.1\r\n${own}\r\n`;
  const both = 'Content-Length: 4\r\n';
  const shapes = [
    `${head}${both}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n${second}`,
    `${head}Transfer-Encoding: chunked\r\n${both}\r\n0\r\n\r\n${second}`,
    `${head}${both}Content-Length: 5\r\n\r\nnull${second}`,
    `${head}Content-Length: 4, 5\r\n\r\nnull`,
    `${head}Content-Length: 4,4\r\n\r\nnull`,
    `${head}Content-Length: +4\r\n\r\nnull`,
    `${head}Content-Length: -4\r\n\r\nnull`,
    `${head}Content-Length: 0x4\r\n\r\nnull`,
    `${head}Content-Length: 4 4\r\n\r\nnull`,
    `${head}Content-Length: 99999999999999999999999\r\n\r\nnull`,
    `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding: identity, chunked, chunked\r\n\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding: chunked\r\n\r\nZZ\r\nnull\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding: chunked\r\n\r\n-4\r\nnull\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding: chunked\r\n\r\n4;${'x'.repeat(20_000)}\r\nnull\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nnull`,
    `${head}Transfer-Encoding: chunked\r\n\r\n4\nnull\n0\n\n`,
    `${head}Transfer-Encoding: chunked\r\n\r\n4\r\nnullX\r\n0\r\n\r\n`,
    `GET / HTTP/1.1\n${own.replace('\r', '')}\n`,
    `GET / HTTP/1.1\r${own}\r`,
    `GET / HTTP/1.1\r\n${own}X: a\r b\r\n\r\n`,
    `GET / HTTP/1.1\r\n${own} folded: x\r\n\r\n`,
    `GET / HTTP/1.1\r\n${own}X: a\0b\r\n\r\n`,
    `GET / HTTP/1.1\r\n${own}X: ${'a'.repeat(40_000)}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${own}${Array.from({ length: 10_000 }, (_, at) => `H${at}: x\r\n`).join('')}\r\n`,
    `GET /${'a'.repeat(40_000)} HTTP/1.1\r\n${own}\r\n`,
    `GET / HTTP/0.9\r\n${own}\r\n`,
    `GET / HTTP/2.0\r\n${own}\r\n`,
    `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
    `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03`,
    `CONNECT evil.test:80 HTTP/1.1\r\nHost: evil.test:80\r\n\r\n`,
  ];
  expect(shapes.length).toBeGreaterThanOrEqual(30);
  for (const bytes of shapes) {
    const got = await send(bytes, 700);
    expect(got, JSON.stringify(bytes.slice(0, 300))).not.toContain(' 200 OK');
    expect(got.split('HTTP/1.1 ').length - 1).toBeLessThanOrEqual(1);
  }
  await lives();
});

test('L09 no upgrade is granted, whoever asks', async () => {
  const forms = ['websocket', 'WebSocket', 'h2c', 'TLS/1.0', 'websocket, h2c'];
  const origins = [
    'http://evil.test',
    'null',
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}`,
  ];
  for (const form of forms) {
    for (const origin of origins) {
      const got = await send(
        `GET /events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nUpgrade: ${form}\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
        500,
      );
      expect(got, `${form} ${origin}`).not.toContain(' 101 ');
      expect(got).not.toContain(' 200 ');
    }
  }
});

test('L15 five hundred idle callers and slow ones take nothing from the real one, and are dropped', async () => {
  const before = residentBytes(host.pid);
  const idle = await Promise.all(Array.from({ length: 500 }, () => opened((socket) => socket)));
  const slow = await opened((socket) => socket.write('GET / HTTP/1.1\r\nHost: 127'));
  const declared = await opened((socket) =>
    socket.write(
      `POST /rpc HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\nContent-Length: 10000000000\r\n\r\n`,
    ),
  );
  await lives();
  await expect.poll(() => slow.destroyed || slow.closed, { timeout: 30_000 }).toBe(true);
  await expect.poll(() => declared.destroyed || declared.closed, { timeout: 30_000 }).toBe(true);
  if (before !== null) expect((residentBytes(host.pid) ?? 0) - before).toBeLessThan(64_000_000);
  for (const socket of idle) socket.destroy();
  await lives();
});

function opened(then: (socket: Socket) => unknown): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      then(socket);
      resolve(socket);
    });
    socket.on('error', reject);
    socket.resume();
  });
}

function residentBytes(pid: number): number | null {
  const file = `/proc/${pid}/statm`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[1]) * 4096 : null;
}

test('L17 the token stands in nothing that others can read', async () => {
  await send(`GET /?token=${token} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`, 300);
  await call('nothing.here', { token: 1 });
  const refused = await fetch(`http://127.0.0.1:${port}/nowhere`);
  expect(`${await refused.text()}${JSON.stringify([...refused.headers])}`).not.toContain(token);
  expect(host.said()).not.toContain(token);
  if (existsSync(`/proc/${host.pid}/cmdline`)) {
    for (const file of ['cmdline', 'environ']) {
      expect(readFileSync(`/proc/${host.pid}/${file}`, 'latin1')).not.toContain(token);
    }
  }
  const written = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of written.filter((one) => one.isFile())) {
    expect(readFileSync(join(entry.parentPath, entry.name), 'latin1')).not.toContain(token);
  }
});

test.skipIf(process.platform === 'win32')(
  'L18 what the program makes can be read by its user alone',
  async () => {
    await call('tags.add', { path: 'Made' });
    const home = dirname(host.notebook);
    for (const made of [home, dirname(home), join(folder, 'made')]) {
      expect(statSync(made).mode & 0o777, made).toBe(0o700);
    }
    const names = readdirSync(home);
    expect(names.length).toBeGreaterThanOrEqual(4);
    for (const name of names) {
      const { mode } = statSync(join(home, name));
      expect(`${name} ${(mode & 0o777).toString(8)}`).toBe(
        `${name} ${(mode & 0o040000) !== 0 ? '700' : '600'}`,
      );
    }
  },
);

test.skipIf(process.platform !== 'linux')('L19 it listens on this computer alone', () => {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const listening = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .map((line) => line.trim().split(/\s+/))
          .filter(([, local = '', , state]) => state === '0A' && local.endsWith(`:${hex}`))
          .map(([, local = '']) => local.split(':')[0])
      : [],
  );
  expect(listening).toEqual(['0100007F']);
});

test('L20 of two hosts that want one port the second says so and lets its notebook go', async () => {
  const other = join(folder, 'Other.commonplace');
  await expect(startNotebookHost(other, port)).rejects.toThrow(/cannot be had|taken/);
  const again = await startNotebookHost(other);
  expect(await again.stop()).toBe(0);
});

const archives = hostileFiles().filter(({ name }) =>
  /\.(zipx?|docx|epub|qdpx|pdf|mhtml)$/.test(name),
);
test.skipIf(archives.length === 0)(
  'L21 each hostile archive that is uploaded is taken in or refused by name',
  async () => {
    for (const { name, bytes } of archives) {
      const { status, reply } = await call('import.file', {
        name,
        bytes: bytes.toString('base64'),
      });
      expect(status, name).toBe(200);
      const row = reply.value as unknown as { status: string; error: string | null };
      if (row.status === 'failed') expect(row.error, name).not.toMatch(/fault of the program/);
    }
    await lives();
  },
);

test('L22 of two tabs with one note the second gets 409 and both texts, two hundred times', async () => {
  const bytes = Buffer.from('# Noted\n\nSome words to mark.\n').toString('base64');
  const { reply } = await call('import.file', { name: 'noted.md', bytes });
  const { articleId } = reply.value as unknown as { articleId: string };
  const made = await call('passages.create', {
    article: articleId,
    where: { kind: 'quote', quote: 'words to mark' },
  });
  const { id } = made.reply.value as unknown as { id: string };
  let was = '';
  for (let round = 0; round < 200; round += 1) {
    const edit = (markdown: string) =>
      call('passages.edit', { ids: [id], note: { markdown, state: null }, was });
    const tabs = await Promise.all([edit(`one ${round}`), edit(`other ${round}`)]);
    expect(tabs.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = tabs.find(({ status }) => status === 409)?.reply.failure as unknown;
    const kept = tabs.find(({ status }) => status === 200)?.reply.value as unknown;
    was = (kept as { note: string }[])[0]?.note ?? '';
    expect(lost).toMatchObject({ code: 'conflict', current: was });
  }
});

describe('L25 a hostile environment changes nothing of what is read and written', () => {
  test.each([
    { http_proxy: 'http://127.0.0.1:9/', https_proxy: 'http://127.0.0.1:9/', NO_PROXY: '' },
    {
      ALL_PROXY: 'socks5://127.0.0.1:9/',
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: 'http://127.0.0.1:9',
    },
    { NODE_EXTRA_CA_CERTS: '/nowhere/evil.pem', NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    { NODE_OPTIONS: '--max-http-header-size=1000000 --insecure-http-parser' },
    {
      NODE_DEBUG: 'http,net',
      NODE_PATH: '/nowhere',
      LANG: 'tr_TR.UTF-8',
      TZ: 'Pacific/Kiritimati',
    },
  ])('%j', async (environment) => {
    const given = JSON.parse(JSON.stringify(environment)) as Record<string, string>;
    const other = await startNotebookHost(
      join(folder, `${Object.keys(given)[0]}.commonplace`),
      0,
      given,
    );
    const at = Number(new URL(other.url).port);
    const bearer = await enter(other);
    const bytes = Buffer.from('Words\n\nOf a text.\n').toString('base64');
    const row = await call('import.file', { name: 'a.txt', bytes }, at, bearer);
    expect(row.reply.value).toMatchObject({ status: 'added' });
    expect((await call('notebook.stats', {}, at, bearer)).reply.value).toMatchObject({
      articles: 1,
    });
    expect(await other.stop()).toBe(0);
  });
});
