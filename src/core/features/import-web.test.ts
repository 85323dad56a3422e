import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestNotebook, type TestNotebook } from '../testing/test-notebook.ts';
import { isPrivateAddress } from '../web/private-address.ts';

const PICTURE = readFileSync(
  join(import.meta.dirname, '../import/fixtures/harbour-report.docx/word/media/quay.png'),
);
const WORDS =
  'The board met for three hours and adjourned without a vote, and nobody was surprised. '.repeat(
    8,
  );
const PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>The toll of München</title></head><body>
<nav><img src="/logo.png" alt="Logo"></nav><article><h1>The toll of München</h1><p>${WORDS}</p>
<figure><img src="pictures/quay.png" alt="The quay"></figure><p>${WORDS}</p><p><img src="gone.png" alt="Gone"></p></article></body></html>`;

let server: Server;
let base = '';
let asked: { url: string; headers: Record<string, unknown> }[] = [];
let notebook: TestNotebook;

async function listen(): Promise<void> {
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    const send = (
      status: number,
      headers: Record<string, string>,
      body: Uint8Array | string = '',
    ): void => {
      response.writeHead(status, { 'set-cookie': 'seen=1', ...headers }).end(body);
    };
    switch (request.url) {
      case '/news/toll.html':
        return send(
          200,
          { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' },
          gzipSync(PAGE),
        );
      case '/news/pictures/quay.png':
      case '/logo.png':
        return send(200, { 'content-type': 'image/png' }, PICTURE);
      case '/old':
        return send(302, { location: '/news/toll.html' });
      case '/round':
        return send(302, { location: '/round' });
      case '/out':
        return send(302, { location: 'file:///etc/passwd' });
      case '/huge':
        response.writeHead(200, { 'content-type': 'text/html' });
        response.on('error', () => undefined);
        for (let count = 0; count < 40; count += 1) response.write(Buffer.alloc(1_000_000, 'a'));
        return response.end();
      default:
        return send(404, {}, 'nothing');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(listen);
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  notebook = openTestNotebook();
});

describe('adding from the web', () => {
  test('asks first where the address is in one’s own network, and fetches nothing until then', async () => {
    expect(await notebook.call('import.web', { url: `${base}/news/toll.html` })).toEqual({
      kind: 'private',
      host: '127.0.0.1',
      url: `${base}/news/toll.html`,
    });
    expect(asked).toEqual([]);
  });

  test('brings in the page and the pictures of its article, which still reads whole without the server', async () => {
    const answer = await notebook.call('import.web', { url: `${base}/old#part`, private: true });
    if (answer.kind !== 'fetched') throw new Error('it was to be fetched');
    expect(answer).toMatchObject({ url: `${base}/news/toll.html`, redirects: [`${base}/old`] });
    expect(answer.row).toMatchObject({ status: 'added', title: 'The toll of München' });
    expect(answer.row.warnings).toContain('Pictures that could not be fetched: 1.');
    expect(asked.map(({ url }) => url).sort()).toEqual([
      '/news/gone.png',
      '/news/pictures/quay.png',
      '/news/toll.html',
      '/old',
    ]);
    expect(asked.flatMap(({ headers }) => [headers.cookie, headers.referer])).toEqual(
      asked.flatMap(() => [undefined, undefined]),
    );

    await new Promise((resolve) => server.close(resolve));
    const article = await notebook.call('articles.get', { id: answer.row.articleId ?? '' });
    expect(article.url).toBe(`${base}/news/toll.html`);
    const figures = article.blocks.flatMap((block) => (block.kind === 'figure' ? [block] : []));
    expect(
      figures.map(({ alt, source, blockedHost }) => [
        alt,
        source?.slice(0, 8) ?? null,
        blockedHost,
      ]),
    ).toEqual([
      ['The quay', 'picture:', null],
      ['Gone', null, '127.0.0.1'],
    ]);
    const picture = await notebook.call('articles.picture', { source: figures[0]?.source ?? '' });
    expect(Buffer.from(picture.bytes, 'base64')).toEqual(PICTURE);
    await listen();
  });

  test.each([
    ['/round', /sends from one address to the next without an end/],
    ['/out', /only http and https addresses can be fetched, not file:/],
    ['/nothing', /answered with 404 Not Found\./],
    ['/huge', /is larger than 30 MB/],
  ])('refuses %s in a sentence', async (path, reason) => {
    await expect(notebook.call('import.web', { url: base + path, private: true })).rejects.toThrow(
      reason,
    );
    expect((await notebook.call('articles.list', {})).total).toBe(0);
  });

  test.each([
    ['ftp://harbour.example/x', /only http and https/],
    ['http://', /no address of a web page/],
    ['http://127.0.0.1:1/x', /nobody answers there/],
  ])('refuses %s in a sentence', async (url, reason) => {
    await expect(notebook.call('import.web', { url, private: true })).rejects.toThrow(reason);
  });
});

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.0.1', true],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:7f00:1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['not an address', true],
  ['172.32.0.1', false],
  ['93.184.216.34', false],
  ['2606:2800:220:1::1', false],
])('%s is in one’s own network: %s', (address, expected) => {
  expect(isPrivateAddress(address)).toBe(expected);
});
