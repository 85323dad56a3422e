import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchVectors } from '../../src/core/import/test-hostile-files.ts';
import { startNotebookHost } from '../notebook-host.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const PROSE = 'The harbour board met for three hours and adjourned without a vote on the matter.';
/** A word that stands in everything a researcher gives, and may stand in nothing that others read. */
const CANARY = 'zwieselkanarie';
/** What the computer calls the user in this test. */
const USER = 'rotkehlchen';

let folder = '';
let page = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), `commonplace-${USER}-`));
  page = join(folder, `${CANARY}.html`);
  const vectors = fetchVectors().map(({ html }) => `<div>${html}</div>`);
  const remote = ['<img src="http://127.0.0.1:18099/x.png">', ...vectors].join('\n');
  const end = `<p>${PROSE} The ${CANARY} sang.</p>`;
  const head = `<h1>${CANARY} title</h1><p>${PROSE}</p><p>The ${CANARY} sang first.</p>`;
  writeFileSync(page, `<article>${head}${remote}${end}</article>`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The journey of a morning, on the command line. */
const journey = (notebook: string): string[][] =>
  [
    ['import', page, '--tag', `${CANARY}/tag`],
    ['list'],
    ['search', CANARY],
    ['export', '--format', 'html'],
    ['export', '--format', 'md'],
    ['check'],
  ].map((words) => [CLI, '--notebook', notebook, ...words]);

function can(program: string, ...words: string[]): boolean {
  if (spawnSync(program, words, { stdio: 'ignore' }).status === 0) return true;
  console.log(`skipped: ${program} is not here, or may not be used`);
  return false;
}
const hasStrace = can('strace', '-qq', '-o', '/dev/null', 'true');

test.skipIf(!can('unshare', '-n', 'true'))(
  'P1 the whole journey works without any network at all',
  () => {
    const notebook = join(folder, 'Alone.commonplace');
    for (const words of journey(notebook)) {
      const run = spawnSync('unshare', ['-n', process.execPath, ...words], { encoding: 'utf8' });
      expect(run.status, `${words.join(' ')}: ${run.stderr}`).toBe(0);
    }
  },
);

test.skipIf(!hasStrace)('P1 P8 it connects to nobody and writes only beside its notebook', () => {
  const home = join(folder, 'Traced');
  const trace = join(folder, 'trace');
  const kinds =
    'connect,sendto,sendmsg,bind,listen,open,openat,creat,rename,renameat2,mkdir,unlink';
  for (const words of journey(join(home, 'Traced.commonplace'))) {
    const options = ['-f', '-qq', '-A', '-e', `trace=${kinds}`, '-o', trace];
    execFileSync('strace', [...options, process.execPath, ...words], { stdio: 'ignore' });
  }
  const lines = readFileSync(trace, 'utf8').split('\n');
  expect(lines.length).toBeGreaterThan(300);
  expect(lines.filter((line) => line.includes('AF_INET'))).toEqual([]);
  const written = lines.filter((line) =>
    /O_WRONLY|O_RDWR|O_CREAT|^\d+ +(?:rename|mkdir|unlink|creat)/.test(line),
  );
  expect(written.length).toBeGreaterThan(10);
  const own = /"\/dev\/(?:null|tty|pts[^"]*)"|"\/proc\/self\//;
  expect(written.filter((line) => !line.includes(home) && !own.test(line))).toEqual([]);
});

test.skipIf(!hasStrace)('P1 the tracing sees a program that calls out', () => {
  const trace = join(folder, 'leaking');
  const leak = "fetch('http://127.0.0.1:18098/').catch(() => 0)";
  const options = ['-f', '-qq', '-e', 'trace=connect', '-o', trace];
  execFileSync('strace', [...options, process.execPath, '-e', leak]);
  expect(readFileSync(trace, 'utf8')).toContain('AF_INET');
});

test('P9 no export holds a path of this computer or the name of its user', () => {
  const notebook = join(folder, 'Exported.commonplace');
  const environment = { ...process.env, USER, LOGNAME: USER, USERNAME: USER };
  const run = (...words: string[]): string =>
    execFileSync(process.execPath, [CLI, '--notebook', notebook, ...words], {
      encoding: 'utf8',
      env: environment,
    });
  const [row = ''] = run('--json', 'import', page).split('\n');
  const { articleId } = JSON.parse(row) as { articleId: string };
  run('highlight', articleId, '--quote', `The ${CANARY} sang first.`, '--note', 'A', '--tag', 'T');
  for (const format of ['md', 'html', 'csv', 'json']) {
    const text = run('export', '--format', format);
    expect(text, format).toContain(CANARY);
    for (const word of [folder, `${homedir()}/`, USER, `${tmpdir()}/`]) {
      expect(text.includes(word), `${format} holds ${word}`).toBe(false);
    }
  }
});

test('P10 what the program says of itself holds no word of what is read or written', async () => {
  const host = await startNotebookHost(join(folder, 'Logged.commonplace'));
  const { origin, hash } = new URL(host.url);
  const post = async (path: string, body: unknown, token = ''): Promise<{ token?: string }> => {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as { token?: string };
  };
  const { token } = await post('/session', { code: hash.slice('#code='.length) });
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const everything = { kind: 'everything' };
  for (const [call, params] of [
    ['import.file', { name: `${CANARY}.md`, bytes: base64(`# ${CANARY}\n\n${PROSE}\n`) }],
    ['import.file', { name: `${CANARY}.bin`, bytes: base64(`\0\u0001\0${CANARY}`) }],
    ['import.file', { name: `${CANARY}.zip`, bytes: base64(`PK\u0003\u0004${CANARY}`) }],
    ['tags.add', { path: CANARY, description: CANARY }],
    ['tags.add', { path: CANARY }],
    ['search.run', { query: `${CANARY} tag:( "` }],
    ['articles.get', { id: CANARY }],
    ['settings.set', { key: CANARY, value: CANARY }],
    [CANARY, { [CANARY]: CANARY }],
    ['export.run', { format: CANARY, selection: { kind: 'query', query: CANARY } }],
    ['export.run', { format: 'md', selection: everything, template: `{{#${CANARY}` }],
  ] as const) {
    await post('/rpc', { call, params }, token);
  }
  await fetch(`${origin}/${CANARY}?${CANARY}`).then((answer) => answer.text());
  expect(await host.stop()).toBe(0);
  expect(host.said()).not.toContain(CANARY);
  // Nor is there a log, or a crash report, anywhere beside the notebook.
  const logs = readdirSync(folder).filter((name) => /log$|crash|dump|core\.\d+$/i.test(name));
  expect(logs).toEqual([]);
  expect(existsSync(join(process.cwd(), 'commonplace.log'))).toBe(false);
});
