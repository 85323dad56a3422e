import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { chromiumOptions } from './chromium-options.ts';
import { expect, test } from './fixtures.ts';

/** A page of another program on this computer: another origin, but the same cookies and the same machine. */
async function openStranger(page: Page): Promise<Server> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>Stranger</title><body>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return server;
}

test('L02 L03 L11 a page of another port gets nothing by any kind of request', async ({
  app,
  host,
  context,
}) => {
  await expect(app.getByRole('button', { name: 'Add', exact: true })).toBeVisible();
  const token = await app.evaluate(() => sessionStorage.getItem('token'));
  const page = await context.newPage();
  const server = await openStranger(page);
  const origin = new URL(host.url).origin;
  const got = await page.evaluate(
    async ({ origin, token }) => {
      const body = JSON.stringify({ call: 'tags.add', params: { path: 'Planted' } });
      const json = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
      const results: string[] = [];
      const tries: [string, RequestInit][] = [
        ['/rpc', { method: 'POST', body, headers: json }],
        ['/rpc', { method: 'POST', body, mode: 'no-cors' }],
        ['/rpc', { method: 'POST', body, headers: { 'Content-Type': 'text/plain' } }],
        ['/rpc', { method: 'POST', body: new URLSearchParams({ call: 'tags.add' }) }],
        ['/session', { method: 'POST', body: '{"code":"x"}', headers: json }],
        ['/events', { headers: json }],
        ['/events', { mode: 'no-cors' }],
        ['/', {}],
        ['/', { mode: 'no-cors' }],
      ];
      for (const [path, init] of tries) {
        const answer = await fetch(origin + path, init).catch(() => null);
        results.push(answer ? await answer.text().catch(() => '') : '');
      }
      for (const tag of ['script', 'img', 'link'] as const) {
        const element = document.createElement(tag);
        const loaded = new Promise<string>((resolve) => {
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('');
        });
        if (element instanceof HTMLLinkElement) {
          element.rel = 'stylesheet';
          element.href = `${origin}/events`;
        } else element.src = `${origin}/events`;
        document.body.append(element);
        results.push(await loaded);
      }
      return results;
    },
    { origin, token },
  );
  expect(got).toEqual(got.map(() => ''));
  const tags = await app.evaluate(async (bearer) => {
    const answer = await fetch('/rpc', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ call: 'tags.list', params: {} }),
    });
    return answer.json();
  }, token);
  expect(tags).toEqual({ ok: true, value: [] });
  server.close();
});

test('L10 L24 the page cannot be framed, and a window that opened it cannot speak to it', async ({
  app,
  host,
  context,
}) => {
  await expect(app.locator('#root')).not.toBeEmpty();
  const page = await context.newPage();
  const server = await openStranger(page);
  const origin = new URL(host.url).origin;
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
  }, origin);
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  const opened = context.waitForEvent('page');
  const closed = await page.evaluate((address) => {
    const other = window.open(address);
    return new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(other?.closed ?? true), 1500);
    });
  }, origin);
  await (await opened).waitForLoadState();
  expect(closed, 'the opener holds nothing but a closed window').toBe(true);
  expect(await (await opened).evaluate(() => window.opener)).toBeNull();
  server.close();
});

test('L12 a name that was made to point here is refused', async ({ host }) => {
  const options = chromiumOptions();
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), '--host-resolver-rules=MAP rebind.test 127.0.0.1'],
  });
  const page = await browser.newPage();
  const { port } = new URL(host.url);
  const paths = ['/', '/rpc', '/events', '/session', '/proof', '/nowhere', '/icon.svg'];
  for (const path of [
    ...paths,
    ...paths.map((one) => `${one}?a=1`),
    ...paths.map((one) => `/.${one}`),
  ]) {
    // The answer has no body at all, which Chromium shows as its own error page.
    const answer = page.waitForResponse(() => true);
    await page.goto(`http://rebind.test:${port}${path}`).catch(() => null);
    expect((await answer).status(), path).toBe(403);
    expect((await answer).headers()['content-length']).toBe('0');
  }
  await browser.close();
});

test('L24 no service worker is accepted, and nothing is kept but the token of this tab', async ({
  page,
  host,
}) => {
  await page.goto(host.url);
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeVisible();
  const kept = await page.evaluate(async () => ({
    worker: await navigator.serviceWorker.register(document.scripts[0]?.src ?? '').then(
      () => 'accepted',
      () => 'refused',
    ),
    cookies: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
  }));
  expect(kept).toEqual({
    worker: 'refused',
    cookies: '',
    local: [],
    session: ['token'],
    databases: 0,
  });
});
