import { createHmac } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from '../page/security-headers.ts';
import { type Loopback, startLoopback } from './start-loopback.ts';
import { type Answer, ask, askRaw } from './test-request.ts';

const SECRET = 'outside the page';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const INFO = JSON.stringify({ call: 'notebook.info', params: {} });

let folder = '';
let host: Loopback;
let port = 0;
let token = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'commonplace-loopback-'));
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(join(page, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(folder, 'secret.js'), SECRET);
  symlinkSync(join(folder, 'secret.js'), join(page, 'assets', 'link.js'));
  host = await startLoopback({ path: join(folder, 'Notebook.commonplace'), page });
  port = Number(new URL(host.url).port);
  token = await enter(host.url);
});

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function exchange(url: string): Promise<Answer> {
  const code = new URL(url).hash.slice('#code='.length);
  return ask(port, 'POST', '/session', JSON_TYPE, JSON.stringify({ code }));
}

async function enter(url: string): Promise<string> {
  return (JSON.parse((await exchange(url)).body) as { token: string }).token;
}

function bearer(): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

/** How often the notebook was changed: no refused request may move it. */
async function changes(): Promise<number> {
  const stats = JSON.stringify({ call: 'notebook.stats', params: {} });
  const answer = await ask(port, 'POST', '/rpc', { ...JSON_TYPE, ...bearer() }, stats);
  return (JSON.parse(answer.body) as { value: { changes: number } }).value.changes;
}

test('a call with the token is answered', async () => {
  const answer = await ask(port, 'POST', '/rpc', { ...JSON_TYPE, ...bearer() }, INFO);
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { articles: 0 } });
});

test('a failure crosses whole', async () => {
  const body = JSON.stringify({ call: 'articles.get', params: { id: 'nobody' } });
  const answer = await ask(port, 'POST', '/rpc', { ...JSON_TYPE, ...bearer() }, body);
  expect(JSON.parse(answer.body)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
});

describe('L01 only the exact names of this host are answered', () => {
  test.each([
    'evil.test',
    'evil.test:PORT',
    'localhost.evil.test:PORT',
    '127.0.0.1.evil.test:PORT',
    'evil.test@127.0.0.1:PORT',
    '127.0.0.1:1',
    '127.0.0.1',
    'localhost',
    'localhost:80',
    '0.0.0.0:PORT',
    '[::]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    '127.1:PORT',
    '127.0.1:PORT',
    '2130706433:PORT',
    '0x7f.1:PORT',
    '0x7f000001:PORT',
    '017700000001:PORT',
    '127.0.0.1.:PORT',
    'localhost.:PORT',
    'LOCALHOST:PORT',
    'Localhost:PORT',
    '127.0.0.1:PORT:PORT',
    '127.0.0.1:0PORT',
    '127.0.0.1:PORT/',
    '127.0.0.1:PORT#',
    '127.0.0.1:PORT?',
    '127.0.0.2:PORT',
    '::1:PORT',
    '[::1%lo]:PORT',
    ' ',
    '',
    'null',
    '*',
  ])('%s is refused', async (name) => {
    const given = name.replaceAll('PORT', String(port));
    for (const path of ['/', '/rpc', '/events', '/assets/index.js']) {
      const line = await askRaw(port, `GET ${path} HTTP/1.1\r\nHost: ${given}\r\n\r\n`);
      expect(line).toMatch(/ (403|400) /);
    }
  });

  test.each(['127.0.0.1:PORT', 'localhost:PORT', '[::1]:PORT'])('%s is answered', async (name) => {
    const given = name.replace('PORT', String(port));
    expect(await askRaw(port, `GET / HTTP/1.1\r\nHost: ${given}\r\n\r\n`)).toContain(' 200 ');
  });

  test('no name, two names and an address in the request line are refused', async () => {
    const own = `127.0.0.1:${port}`;
    for (const bytes of [
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.0\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: ${own}\r\nHost: evil.test\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${own}\r\nhost: ${own}\r\n\r\n`,
      `GET http://evil.test/ HTTP/1.1\r\nHost: ${own}\r\n\r\n`,
      `GET http://${own}/ HTTP/1.1\r\nHost: ${own}\r\n\r\n`,
    ]) {
      expect(await askRaw(port, bytes)).toMatch(/ (403|400) /);
    }
  });
});

describe('L02 pages of other origins are refused, token or not', () => {
  const others: Record<string, string>[] = [
    { Origin: 'null' },
    { Origin: 'http://evil.test' },
    { Origin: 'http://127.0.0.1:1' },
    { Origin: 'http://localhost:PORT' },
    { Origin: 'https://127.0.0.1:PORT' },
    { Origin: 'http://127.0.0.1:PORT.evil.test' },
    { Origin: 'http://127.0.0.1:PORT/' },
    { Origin: '' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
  ];
  test.each(others)('%j', async (headers) => {
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(port))]),
    );
    const before = await changes();
    for (const [method, path] of [
      ['POST', '/rpc'],
      ['POST', '/session'],
      ['POST', '/proof'],
      ['GET', '/events'],
    ] as const) {
      const all = { ...JSON_TYPE, ...bearer(), ...given };
      const answer = await ask(port, method, path, all, method === 'POST' ? INFO : undefined);
      expect(answer.status, path).toBe(403);
      expect(answer.body).toBe('');
    }
    expect(await changes()).toBe(before);
  });

  test('our own page is answered', async () => {
    const own = { Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' };
    const answer = await ask(port, 'POST', '/rpc', { ...JSON_TYPE, ...bearer(), ...own }, INFO);
    expect(answer.status).toBe(200);
  });
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/jsonp',
  'text/json',
])('L03 a body of type %s is refused on every JSON route', async (type) => {
  for (const path of ['/rpc', '/session', '/proof']) {
    const answer = await ask(port, 'POST', path, { ...bearer(), 'Content-Type': type }, INFO);
    expect(answer.status).toBe(415);
  }
});

test('L04 methods that are not meant are refused on every route, and change nothing', async () => {
  const meant: readonly (readonly [string, readonly string[]])[] = [
    ['/rpc', ['POST']],
    ['/session', ['POST']],
    ['/proof', ['POST']],
    ['/events', ['GET']],
    ['/', ['GET', 'HEAD']],
    ['/assets/index.js', ['GET', 'HEAD']],
  ];
  const before = await changes();
  const body = JSON.stringify({ call: 'tags.add', params: { path: 'Planted' } });
  for (const [path, methods] of meant) {
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE']) {
      if (methods.includes(method)) continue;
      const sends = !['GET', 'HEAD'].includes(method);
      const answer = await ask(
        port,
        method,
        path,
        { ...JSON_TYPE, ...bearer() },
        sends ? body : undefined,
      );
      expect(answer.status, `${method} ${path}`).toBe(405);
    }
  }
  expect(await changes()).toBe(before);
  expect((await ask(port, 'HEAD', '/')).body).toBe('');
});

test('L05 a preflight never gets an answer that lets a request through', async () => {
  for (const path of ['/', '/rpc', '/session', '/events']) {
    const answer = await ask(port, 'OPTIONS', path, {
      Origin: 'http://evil.test',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type',
      'Access-Control-Request-Private-Network': 'true',
    });
    expect(answer.status).toBe(405);
    const cors = Object.keys(answer.headers).filter((name) => name.startsWith('access-control'));
    expect(cors).toEqual([]);
  }
});

describe('L06 without the token nothing is said, and always in the same words', () => {
  test('no token and every kind of wrong one', async () => {
    const wrong: Record<string, string>[] = [
      {},
      { Authorization: 'Bearer ' },
      { Authorization: 'Bearer wrong' },
      { Authorization: `Bearer ${token.slice(0, -1)}` },
      { Authorization: `Bearer ${token}x` },
      { Authorization: `Bearer ${token.toLowerCase()}` },
      { Authorization: `Bearer ${token.toUpperCase()}` },
      { Authorization: `Basic ${token}` },
      { Authorization: token },
      { Cookie: `token=${token}` },
      { 'X-Token': token },
    ];
    const bodies = new Set<string>();
    for (const headers of wrong) {
      const call = await ask(port, 'POST', '/rpc', { ...JSON_TYPE, ...headers }, INFO);
      const events = await ask(port, 'GET', '/events', headers);
      const inQuery = await ask(port, 'POST', `/rpc?token=${token}`, JSON_TYPE, INFO);
      for (const answer of [call, events, inQuery]) {
        expect(answer.status).toBe(401);
        bodies.add(answer.body);
      }
    }
    expect(bodies.size).toBe(1);
    expect([...bodies][0]).not.toMatch(/commonplace/i);
  });

  test('L08 guessing is slowed, and the real session is not', async () => {
    for (let tries = 0; tries < 15; tries += 1) await ask(port, 'POST', '/rpc', JSON_TYPE, INFO);
    const started = performance.now();
    await ask(port, 'POST', '/rpc', JSON_TYPE, INFO);
    expect(performance.now() - started).toBeGreaterThan(200);
    const again = performance.now();
    expect((await ask(port, 'POST', '/rpc', { ...JSON_TYPE, ...bearer() }, INFO)).status).toBe(200);
    expect(performance.now() - again).toBeLessThan(200);
  });
});

test('L07 secrets are compared in constant time, as digests of one length, and nowhere else', () => {
  const source = readFileSync(new URL('./sessions.ts', import.meta.url), 'utf8');
  expect(source.match(/timingSafeEqual\(/g)).toHaveLength(2);
  expect(source).not.toMatch(/(?:token|code|given|digest)\w*(?:\(\w*\))? ?[!=]==? /);
  const others = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !/test|sessions/.test(name),
  );
  for (const name of others) {
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    expect(text, name).not.toMatch(/\btoken\b(?:\s*\?\?\s*'')?\s*[!=]==/);
  }
});

test('L08 a thousand wrong tokens at once are all refused, and the real session lives', async () => {
  const wrong = { ...JSON_TYPE, Authorization: 'Bearer wrong' };
  const statuses = new Set<number>();
  for (let round = 0; round < 10; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => ask(port, 'POST', '/rpc', wrong, INFO)),
    );
    for (const { status } of answers) statuses.add(status);
  }
  expect([...statuses]).toEqual([401]);
  expect((await ask(port, 'POST', '/rpc', { ...JSON_TYPE, ...bearer() }, INFO)).status).toBe(200);
});

test('an address opens once; the second use and a code that was never given out are told apart', async () => {
  const url = host.newUrl();
  expect(JSON.parse((await exchange(url)).body)).toEqual({ kind: 'token', token });
  const second = await exchange(url);
  expect(second.status).toBe(403);
  expect(JSON.parse(second.body)).toEqual({ kind: 'used' });
  const wrong = await exchange(`http://127.0.0.1:${port}/#code=wrong`);
  expect(JSON.parse(wrong.body)).toEqual({ kind: 'wrong' });
});

test('L20 the program proves that it holds the token without sending it', async () => {
  const body = JSON.stringify({ nonce: 'n' });
  const answer = await ask(port, 'POST', '/proof', JSON_TYPE, body);
  const expected = createHmac('sha256', token).update('proof n').digest('base64url');
  expect(JSON.parse(answer.body)).toEqual({ proof: expected });
});

test.each([
  '/../secret.js',
  '/assets/../../secret.js',
  '/%2e%2e/secret.js',
  '/assets/%2e%2e/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/..%5csecret.js',
  '/..\\secret.js',
  '/%252e%252e/secret.js',
  '//secret.js',
  '/./index.js',
  '/assets//index.js',
  '/assets/index.js/',
  '/assets/index.js%00.html',
  '/assets/link.js',
  '/index.html',
  '/etc/passwd',
  '/C:/Windows/win.ini',
  '/\\\\server\\share',
  '/__proto__',
  '/constructor',
  `/${'a'.repeat(8000)}`,
])('L13 %s leads nowhere', async (path) => {
  const answer = await ask(port, 'GET', path).catch(() => ({ status: 400, body: '' }));
  expect([400, 404]).toContain(answer.status);
  expect(answer.body).not.toContain(SECRET);
});

test('L14 malformed requests are refused and the host lives', async () => {
  const own = `Host: 127.0.0.1:${port}\r\n`;
  const post = `POST /rpc HTTP/1.1\r\n${own}Content-Type: application/json\r\nAuthorization: Bearer ${token}\r\n`;
  for (const bytes of [
    `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `${post}Content-Length: 4\r\nContent-Length: 5\r\n\r\nnull`,
    `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    `${post}Content-Length: -1\r\n\r\n`,
    `${post}Content-Length: 4\r\n\r\nnot json`,
    `GET / HTTP/1.1\n${own}\n`,
    `GET / HTTP/9.9\r\n${own}\r\n`,
    `GET / HTTP/1.1\r\n${own}X: ${'a'.repeat(40_000)}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${own}Bad Header: 1\r\n\r\n`,
    `GE\0T / HTTP/1.1\r\n${own}\r\n`,
  ]) {
    expect(await askRaw(port, bytes)).toMatch(/^$| (400|403|431|505) /);
  }
  expect((await ask(port, 'GET', '/')).status).toBe(200);
});

test('L15 a body that is declared too large is refused before it is sent', async () => {
  const declared = `POST /rpc HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\nContent-Length: 10000000000\r\n\r\n`;
  expect(await askRaw(port, declared)).toContain(' 413 ');
});

test('L16 every answer bears the same headers, and no cookie', async () => {
  const answers = [
    await ask(port, 'GET', '/'),
    await ask(port, 'GET', '/assets/index.js'),
    await ask(port, 'GET', '/nowhere'),
    await ask(port, 'PUT', '/rpc'),
    await ask(port, 'POST', '/rpc', JSON_TYPE, INFO),
    await ask(port, 'POST', '/rpc', { ...JSON_TYPE, ...bearer() }, INFO),
    await ask(port, 'POST', '/rpc', { 'Content-Type': 'text/plain' }, INFO),
    await ask(port, 'GET', '/', { Host: 'evil.test' }),
  ];
  for (const { headers } of answers) {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(headers[name.toLowerCase()]).toBe(value);
    }
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

test('events are streamed to whoever bears the token, and the end is said', async () => {
  const own = await startLoopback({
    path: join(folder, 'Other.commonplace'),
    page: join(folder, 'page'),
  });
  const at = new URL(own.url);
  const post = (path: string, body: unknown, headers = {}): Promise<Response> =>
    fetch(new URL(path, at.origin), {
      method: 'POST',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify(body),
    });
  const code = at.hash.slice('#code='.length);
  const session = (await (await post('/session', { code })).json()) as { token: string };
  const headers = { Authorization: `Bearer ${session.token}` };
  const stream = await fetch(new URL('/events', at.origin), { headers });
  await post('/rpc', { call: 'tags.add', params: { path: 'Claims' } }, headers);
  const closing = new Promise((resolve) => setTimeout(resolve, 200)).then(() => own.close());
  const lines = (await stream.text()).split('\n').filter((line) => line !== '');
  await closing;
  const got = lines.map((line) => JSON.parse(line) as { kind: string; event?: unknown });
  expect(got[0]).toMatchObject({ kind: 'event', event: { topics: ['tags', 'history'] } });
  expect(got.at(-1)).toEqual({ kind: 'closed' });
  await own.closed;
});

test('a taken port is said in one sentence, and the notebook is let go', async () => {
  const path = join(folder, 'Third.commonplace');
  const page = join(folder, 'page');
  await expect(startLoopback({ path, port, page })).rejects.toMatchObject({
    failure: { code: 'taken' },
  });
  const again = await startLoopback({ path, page });
  await again.close();
});

test('a page that was not built is said in one sentence', async () => {
  const path = join(folder, 'Fourth.commonplace');
  await expect(startLoopback({ path, page: join(folder, 'nowhere') })).rejects.toThrow(
    /not built.*npm run build/,
  );
});
