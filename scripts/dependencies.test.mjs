import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const manifest = read('package.json');
const locked = Object.entries(read('package-lock.json').packages).filter(([path]) => path !== '');
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const versionOf = (name) => locked.find(([path]) => path === `node_modules/${name}`)?.[1].version;
const major = (version) => Number(version?.split('.')[0]);

test('E16 Electron is current and pinned exactly', () => {
  expect(manifest.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(major(versionOf('electron'))).toBeGreaterThanOrEqual(45);
});

test('versions with known holes are below the floor', () => {
  expect(major(versionOf('better-sqlite3'))).toBeGreaterThanOrEqual(13);
  expect(locked.filter(([path]) => nameOf(path) === 'adm-zip')).toEqual([]);
  expect(locked.filter(([path]) => nameOf(path) === 'lexical')).toHaveLength(1);
});

describe('E35 P4 what is installed', () => {
  test('comes from a registry, with its checksum', () => {
    for (const [path, entry] of locked) {
      if (entry.link || entry.inBundle) continue;
      // Where nothing is said, it is the registry that npm is set to.
      expect(entry.resolved ?? 'https://', path).toMatch(/^https:\/\//);
      expect(entry.integrity, path).toMatch(/^sha512-/);
    }
  });

  test('runs no script of its own at install', () => {
    const allowed = Object.entries(manifest.allowScripts ?? {}).filter(([, value]) => value);
    expect(allowed).toEqual([]);
  });

  test('reports nothing to anybody', () => {
    const telemetry =
      /^(@sentry\/|@amplitude\/|@segment\/|@datadog\/|@bugsnag\/|posthog|mixpanel|analytics-node$|universal-analytics$|insight$|electron-updater$|update-notifier$|@opentelemetry\/exporter)/;
    expect(locked.map(([path]) => nameOf(path)).filter((name) => telemetry.test(name))).toEqual([]);
  });

  test('goes into the program under a licence that fits MIT', () => {
    const copyleft = /\b(A?GPL|SSPL|BUSL|CC-BY-NC)/;
    const unfit = locked.filter(
      ([, entry]) =>
        copyleft.test(String(entry.license ?? '')) && !/\bOR\b|LGPL/.test(String(entry.license)),
    );
    expect(unfit.map(([path]) => path)).toEqual([]);
  });
});
