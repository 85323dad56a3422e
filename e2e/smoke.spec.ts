import { expect, test } from './fixtures.ts';
import { startNotebookHost } from './notebook-host.ts';

test('the notebook opens in a browser, under its policy, and the code leaves the address', async ({
  app,
  host,
}) => {
  await expect(app).toHaveTitle(/Commonplace/);
  await expect(app.locator('#root')).not.toBeEmpty();
  await expect.poll(() => app.url()).not.toContain('code=');
  const answer = await app.request.get(new URL(host.url).origin);
  expect(answer.headers()['content-security-policy']).toContain("default-src 'none'");
});

test('nothing is drawn before its faces are here, so that no word moves when they come', async ({
  page: app,
  host,
}) => {
  let faces = 0;
  await app.route('**/*.woff2', async (route) => {
    faces += 1;
    await new Promise((resolve) => setTimeout(resolve, 250));
    await route.continue();
  });
  await app.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#root > *')) return;
      observer.disconnect();
      const wanted = ['16px "Source Sans 3 Variable"', '16px "Literata Variable"'];
      const known = wanted.map((face) => document.fonts.check(face));
      document.documentElement.dataset.faces = String(known);
    }).observe(document, { childList: true, subtree: true });
  });
  await app.goto(host.url);
  await expect(app.locator('html')).toHaveAttribute('data-faces', 'true,true');
  expect(faces).toBeGreaterThan(1);
});

test('a reload keeps the notebook open', async ({ app }) => {
  await expect(app.locator('#root')).not.toBeEmpty();
  await app.reload();
  await expect(app.locator('#root')).not.toBeEmpty();
  await expect(app.getByRole('alertdialog')).toHaveCount(0);
});

test('an address opens the notebook once, and the second tab is told so', async ({
  app,
  host,
  context,
}) => {
  await expect.poll(() => app.url()).not.toContain('code=');
  const second = await context.newPage();
  await second.goto(host.url);
  await expect(second.getByRole('alertdialog')).toContainText('This address was used before');
});

test('a tab whose notebook was closed says so, and never sends its token to what comes after', async ({
  page: app,
  host,
}) => {
  // Not watched for errors: what the page still wanted to load when its program ended is lost.
  await app.goto(host.url);
  await expect(app.locator('#root')).not.toBeEmpty();
  expect(await host.stop()).toBe(0);
  await expect(app.getByRole('alertdialog')).toContainText('This notebook was closed');

  const port = Number(new URL(host.url).port);
  const next = await startNotebookHost(host.notebook, port);
  const bearers: string[] = [];
  app.on('request', (request) => {
    if (request.headers().authorization) bearers.push(request.url());
  });
  await app.reload();
  await expect(app.getByRole('alertdialog')).toContainText('This notebook was closed');
  expect(bearers).toEqual([]);

  // The address that the new start printed opens it in the same tab.
  await app.goto('about:blank');
  await app.goto(next.url);
  await expect(app.getByRole('alertdialog')).toHaveCount(0);
  await expect.poll(() => app.url()).not.toContain('code=');
  await next.stop();
});
